import { provider } from '../../rule.ts'

export default provider({
  name: 'gandi',
  title: 'Gandi',
  hosts: ['gandi.net'],
  rules: [],
})
