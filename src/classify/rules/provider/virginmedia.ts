import { provider } from '../../rule.ts'

export default provider({
  name: 'virginmedia',
  title: 'Virgin Media',
  hosts: ['virginmedia.com', 'ntlworld.com', 'blueyonder.co.uk'],
  domains: ['virginmedia.com', 'virgin.net', 'ntlworld.com', 'blueyonder.co.uk'],
  rules: [],
})
