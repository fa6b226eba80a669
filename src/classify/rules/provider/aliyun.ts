import { provider } from '../../rule.ts'

export default provider({
  name: 'aliyun',
  title: 'Alibaba Mail',
  hosts: ['aliyun.com', 'mxhichina.com', 'alibaba-inc.com'],
  domains: ['aliyun.com'],
  rules: [],
})
