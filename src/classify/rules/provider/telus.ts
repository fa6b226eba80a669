import { provider } from '../../rule.ts'

export default provider({
  name: 'telus',
  title: 'TELUS (Canada)',
  hosts: ['telus.net'],
  domains: ['telus.net'],
  rules: [],
})
