import { provider } from '../../rule.ts'

export default provider({
  name: 'tiscali',
  title: 'Tiscali',
  hosts: ['tiscali.it', 'tiscali.co.uk', 'tiscali.com'],
  domains: ['tiscali.it', 'tiscali.co.uk', 'tiscalinet.it'],
  rules: [],
})
