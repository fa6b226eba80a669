import { provider } from '../../rule.ts'

export default provider({
  name: 'trustwave',
  title: 'Trustwave MailMarshal',
  hosts: ['mailmarshal.cloud', 'trustwave.com'],
  rules: [],
})
