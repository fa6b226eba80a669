import { provider } from '../../rule.ts'

export default provider({
  name: 'libero',
  title: 'Libero, Virgilio, Tiscali Italia',
  hosts: ['libero.it', 'iol.it', 'italiaonline.it', 'virgilio.it'],
  domains: ['libero.it', 'iol.it', 'inwind.it', 'blu.it', 'giallo.it', 'virgilio.it'],
  help: 'https://aiuto.libero.it/mail/',
  rules: [],
})
