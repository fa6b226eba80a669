import { provider } from '../../rule.ts'

export default provider({
  name: 'windstream',
  title: 'Windstream',
  hosts: ['windstream.net'],
  domains: ['windstream.net'],
  rules: [],
})
