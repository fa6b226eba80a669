import { provider } from '../../rule.ts'

export default provider({
  name: 'sendgrid',
  title: 'SendGrid',
  hosts: ['sendgrid.net', 'mx.sendgrid.net'],
  rules: [],
})
