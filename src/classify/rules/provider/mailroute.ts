import { provider } from '../../rule.ts'

export default provider({
  name: 'mailroute',
  title: 'MailRoute',
  hosts: ['mailroute.net'],
  rules: [],
})
