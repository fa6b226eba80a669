import { provider } from '../../rule.ts'

export default provider({
  name: 'rogers',
  title: 'Rogers (Canada)',
  hosts: ['rogers.com'],
  domains: ['rogers.com'],
  rules: [],
})
