import { provider } from '../../rule.ts'

export default provider({
  name: 'frontier',
  title: 'Frontier',
  hosts: ['frontier.com', 'frontiernet.net'],
  domains: ['frontier.com', 'frontiernet.net'],
  rules: [],
})
