import { provider } from '../../rule.ts'

export default provider({
  name: 'biglobe',
  title: 'BIGLOBE (Japan)',
  hosts: ['biglobe.ne.jp'],
  domains: ['biglobe.ne.jp'],
  rules: [],
})
