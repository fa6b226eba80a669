import { provider } from '../../rule.ts'

export default provider({
  name: 'freenet',
  title: 'freenet (Germany)',
  hosts: ['freenet.de', 'freenet.ag'],
  domains: ['freenet.de', '01019freenet.de'],
  rules: [],
})
