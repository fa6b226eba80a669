import { provider } from '../../rule.ts'

export default provider({
  name: 'bluewin',
  title: 'Bluewin (Swisscom)',
  hosts: ['bluewin.ch', 'swisscom.com', 'swisscom.ch'],
  domains: ['bluewin.ch', 'bluemail.ch'],
  rules: [],
})
