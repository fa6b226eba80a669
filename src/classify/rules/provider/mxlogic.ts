import { provider } from '../../rule.ts'

export default provider({
  name: 'mxlogic',
  title: 'McAfee SaaS (MX Logic)',
  hosts: ['mxlogic.net'],
  rules: [],
})
