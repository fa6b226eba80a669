import { provider } from '../../rule.ts'

export default provider({
  name: 'bigpond',
  title: 'Telstra BigPond (Australia)',
  hosts: ['bigpond.com', 'telstra.com', 'bigpond.net.au'],
  domains: ['bigpond.com', 'bigpond.net.au', 'telstra.com', 'bigpond.com.au'],
  rules: [],
})
