import { provider } from '../../rule.ts'

export default provider({
  name: 'blackberry',
  title: 'BlackBerry',
  hosts: ['blackberry.com', 'blackberry.net'],
  domains: ['docomo.blackberry.com', 'blackberry.net'],
  rules: [],
})
