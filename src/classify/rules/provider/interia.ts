import { provider } from '../../rule.ts'

export default provider({
  name: 'interia',
  title: 'Interia (Poland)',
  hosts: ['interia.pl', 'interia.eu'],
  domains: ['interia.pl', 'interia.eu', 'poczta.fm', 'intmail.pl', 'interia.com'],
  rules: [],
})
