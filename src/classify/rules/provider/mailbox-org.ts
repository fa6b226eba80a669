import { provider } from '../../rule.ts'

export default provider({
  name: 'mailbox-org',
  title: 'mailbox.org',
  hosts: ['mailbox.org'],
  domains: ['mailbox.org'],
  rules: [],
})
