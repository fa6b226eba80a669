import { provider } from '../../rule.ts'

export default provider({
  name: 'mineo',
  title: 'mineo',
  hosts: ['mineo.jp'],
  domains: ['mineo.jp'],
  rules: [],
})
