import { provider } from '../../rule.ts'

export default provider({
  name: 'mailgun',
  title: 'Mailgun',
  hosts: ['mailgun.org', 'mxa.mailgun.org'],
  rules: [],
})
