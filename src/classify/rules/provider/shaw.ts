import { provider } from '../../rule.ts'

export default provider({
  name: 'shaw',
  title: 'Shaw (Canada)',
  hosts: ['shaw.ca', 'shawcable.net'],
  domains: ['shaw.ca', 'shawcable.net'],
  rules: [],
})
