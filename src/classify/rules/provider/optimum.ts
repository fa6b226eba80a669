import { provider } from '../../rule.ts'

export default provider({
  name: 'optimum',
  title: 'Optimum, Suddenlink',
  hosts: ['optonline.net', 'optimum.net', 'suddenlink.net'],
  domains: ['optonline.net', 'optimum.net', 'suddenlink.net'],
  rules: [],
})
