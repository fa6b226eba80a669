import { provider } from '../../rule.ts'

export default provider({
  name: 'iua',
  title: 'I.UA (Ukraine)',
  hosts: ['i.ua'],
  domains: ['i.ua', 'ua.fm', 'email.ua'],
  rules: [],
})
