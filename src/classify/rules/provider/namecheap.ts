import { provider } from '../../rule.ts'

export default provider({
  name: 'namecheap',
  title: 'Namecheap Private Email',
  hosts: ['privateemail.com', 'registrar-servers.com'],
  rules: [],
})
