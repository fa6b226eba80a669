import { provider } from '../../rule.ts'

export default provider({
  name: 'mailprotect',
  title: 'Mailprotector',
  hosts: ['emailservice.io', 'mailprotector.com'],
  rules: [],
})
