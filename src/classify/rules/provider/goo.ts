import { provider } from '../../rule.ts'

export default provider({
  name: 'goo',
  title: 'goo Mail',
  hosts: ['mail.goo.ne.jp', 'goo.jp'],
  domains: ['goo.jp', 'mail.goo.ne.jp'],
  rules: [],
})
