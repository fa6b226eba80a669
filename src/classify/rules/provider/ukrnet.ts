import { provider } from '../../rule.ts'

export default provider({
  name: 'ukrnet',
  title: 'ukr.net',
  hosts: ['ukr.net', 'fwdcdn.com'],
  domains: ['ukr.net'],
  help: 'https://mail.ukr.net/terms_uk.html',
  rules: [],
})
