import { provider } from '../../rule.ts'

export default provider({
  name: 'telenor',
  title: 'Telenor (Norway)',
  hosts: ['online.no', 'telenor.net', 'telenor.no'],
  domains: ['online.no', 'telenor.no', 'frisurf.no'],
  rules: [],
})
