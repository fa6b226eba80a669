import { provider } from '../../rule.ts'

export default provider({
  name: 'telia',
  title: 'Telia (Sweden)',
  hosts: ['telia.com', 'teliasonera.com', 'telia.se'],
  domains: ['telia.com'],
  rules: [],
})
