import { provider } from '../../rule.ts'

export default provider({
  name: 'posteo',
  title: 'Posteo',
  hosts: ['posteo.de'],
  domains: ['posteo.de', 'posteo.net', 'posteo.eu'],
  rules: [],
})
