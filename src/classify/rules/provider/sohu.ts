import { provider } from '../../rule.ts'

export default provider({
  name: 'sohu',
  title: 'Sohu (China)',
  hosts: ['sohu.com'],
  domains: ['sohu.com', 'vip.sohu.com'],
  rules: [],
})
