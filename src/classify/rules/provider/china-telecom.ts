import { provider } from '../../rule.ts'

export default provider({
  name: 'china-telecom',
  title: '189 Mail (China Telecom)',
  hosts: ['189.cn'],
  domains: ['189.cn', '21cn.com'],
  rules: [],
})
