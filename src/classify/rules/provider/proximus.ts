import { provider } from '../../rule.ts'

export default provider({
  name: 'proximus',
  title: 'Proximus, Skynet (Belgium)',
  hosts: ['proximus.be', 'skynet.be', 'belgacom.be'],
  domains: ['proximus.be', 'skynet.be', 'belgacom.net'],
  rules: [],
})
