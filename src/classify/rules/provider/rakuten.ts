import { provider } from '../../rule.ts'

export default provider({
  name: 'rakuten',
  title: 'Rakuten Mobile',
  hosts: ['rakumail.jp', 'rmail.jp'],
  domains: ['rakuten.jp', 'rakumail.jp'],
  rules: [],
})
