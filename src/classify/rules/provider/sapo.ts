import { provider } from '../../rule.ts'

export default provider({
  name: 'sapo',
  title: 'SAPO (Portugal)',
  hosts: ['sapo.pt', 'ptmail.sapo.pt'],
  domains: ['sapo.pt', 'netcabo.pt'],
  rules: [],
})
