import { provider } from '../../rule.ts'

export default provider({
  name: 'telenet',
  title: 'Telenet (Belgium)',
  hosts: ['telenet.be', 'telenet-ops.be'],
  domains: ['telenet.be', 'pandora.be'],
  rules: [],
})
