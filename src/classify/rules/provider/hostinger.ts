import { provider } from '../../rule.ts'

export default provider({
  name: 'hostinger',
  title: 'Hostinger',
  hosts: ['hostinger.com', 'hostinger.in'],
  rules: [],
})
