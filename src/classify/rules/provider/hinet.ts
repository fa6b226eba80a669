import { provider } from '../../rule.ts'

export default provider({
  name: 'hinet',
  title: 'HiNet (Taiwan)',
  hosts: ['hinet.net'],
  domains: ['hinet.net', 'ms1.hinet.net'],
  rules: [],
})
