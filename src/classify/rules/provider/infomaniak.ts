import { provider } from '../../rule.ts'

export default provider({
  name: 'infomaniak',
  title: 'Infomaniak',
  hosts: ['infomaniak.ch', 'infomaniak.com', 'ikmail.com'],
  domains: ['ik.me', 'ikmail.com'],
  rules: [],
})
