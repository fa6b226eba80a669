import { provider } from '../../rule.ts'

export default provider({
  name: 'ocn',
  title: 'OCN (Japan)',
  hosts: ['ocn.ne.jp', 'ocn.ad.jp'],
  domains: ['ocn.ne.jp'],
  rules: [],
})
