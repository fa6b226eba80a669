import { provider } from '../../rule.ts'

export default provider({
  name: 'mailguard',
  title: 'MailGuard',
  hosts: ['mailguard.com.au'],
  rules: [],
})
