import { provider } from '../../rule.ts'

export default provider({
  name: 'nifty',
  title: '@nifty (Japan)',
  hosts: ['nifty.com'],
  domains: ['nifty.com', 'nifty.ne.jp'],
  rules: [],
})
