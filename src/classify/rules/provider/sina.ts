import { provider } from '../../rule.ts'

export default provider({
  name: 'sina',
  title: 'Sina (China)',
  hosts: ['sina.com.cn', 'sina.com', 'sina.cn'],
  domains: ['sina.com', 'sina.cn', 'sina.com.cn', 'vip.sina.com'],
  rules: [],
})
