import { provider } from '../../rule.ts'

export default provider({
  name: 'azet',
  title: 'Azet, Zoznam (Slovakia)',
  hosts: ['azet.sk', 'zoznam.sk'],
  domains: ['azet.sk', 'zoznam.sk', 'post.sk'],
  rules: [],
})
