import { provider } from '../../rule.ts'

export default provider({
  name: 'spamexperts',
  title: 'SpamExperts (N-able)',
  hosts: ['spamexperts.com', 'antispamcloud.com', 'spamexperts.eu', 'spamexperts.net'],
  rules: [],
})
