import { provider } from '../../rule.ts'

export default provider({
  name: 'abv',
  title: 'Abv.bg, Dir.bg (Bulgaria)',
  hosts: ['abv.bg', 'netinfo.bg', 'gyuvetch.bg'],
  domains: ['abv.bg', 'gyuvetch.bg'],
  rules: [],
})
