import { provider } from '../../rule.ts'

export default provider({
  name: 'rediff',
  title: 'Rediffmail (India)',
  hosts: ['rediffmail.com', 'rediffmailpro.com', 'rediff.com'],
  domains: ['rediffmail.com'],
  rules: [],
})
