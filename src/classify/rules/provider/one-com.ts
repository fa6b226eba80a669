import { provider } from '../../rule.ts'

export default provider({
  name: 'one-com',
  title: 'one.com',
  hosts: ['one.com', 'mailpod.one.com'],
  rules: [],
})
