import { provider } from '../../rule.ts'

export default provider({
  name: 'xtra',
  title: 'Spark Xtra (New Zealand)',
  hosts: ['xtra.co.nz'],
  domains: ['xtra.co.nz'],
  rules: [],
})
