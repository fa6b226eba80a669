import { provider } from '../../rule.ts'

export default provider({
  name: 'hostpoint',
  title: 'Hostpoint (Switzerland)',
  hosts: ['hostpoint.ch'],
  rules: [],
})
