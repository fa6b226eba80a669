import { provider } from '../../rule.ts'

export default provider({
  name: 'nate',
  title: 'Nate (Korea)',
  hosts: ['nate.com'],
  domains: ['nate.com', 'empas.com', 'lycos.co.kr'],
  rules: [],
})
