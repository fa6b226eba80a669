import { provider } from '../../rule.ts'

export default provider({
  name: 'china-mobile',
  title: '139 Mail (China Mobile)',
  hosts: ['139.com'],
  domains: ['139.com'],
  rules: [],
})
