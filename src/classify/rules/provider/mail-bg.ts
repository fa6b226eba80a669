import { provider } from '../../rule.ts'

export default provider({
  name: 'mail-bg',
  title: 'Mail.bg',
  hosts: ['mail.bg'],
  domains: ['mail.bg'],
  rules: [],
})
