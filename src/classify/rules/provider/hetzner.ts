import { provider } from '../../rule.ts'

export default provider({
  name: 'hetzner',
  title: 'Hetzner',
  hosts: ['your-server.de'],
  rules: [],
})
