import { provider } from '../../rule.ts'

export default provider({
  name: 'dreamhost',
  title: 'DreamHost',
  hosts: ['dreamhost.com'],
  rules: [],
})
