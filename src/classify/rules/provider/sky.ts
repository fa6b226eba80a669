import { provider } from '../../rule.ts'

export default provider({
  name: 'sky',
  title: 'Sky (United Kingdom)',
  hosts: ['sky.com'],
  domains: ['sky.com'],
  rules: [],
})
