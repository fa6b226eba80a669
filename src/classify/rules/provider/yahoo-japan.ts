import { provider } from '../../rule.ts'

export default provider({
  name: 'yahoo-japan',
  title: 'Yahoo! JAPAN',
  hosts: ['yahoo.co.jp', 'mail.yahoo.co.jp'],
  domains: ['yahoo.co.jp', 'ybb.ne.jp'],
  rules: [],
})
