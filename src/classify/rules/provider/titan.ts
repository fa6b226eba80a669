import { provider } from '../../rule.ts'

export default provider({
  name: 'titan',
  title: 'Titan',
  hosts: ['titan.email'],
  rules: [],
})
