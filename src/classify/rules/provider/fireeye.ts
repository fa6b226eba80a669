import { provider } from '../../rule.ts'

export default provider({
  name: 'fireeye',
  title: 'Trellix Email Security',
  hosts: ['fireeyecloud.com', 'trellix.com'],
  rules: [],
})
