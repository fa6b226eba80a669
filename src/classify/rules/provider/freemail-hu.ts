import { provider } from '../../rule.ts'

export default provider({
  name: 'freemail-hu',
  title: 'Freemail (Hungary)',
  hosts: ['freemail.hu'],
  domains: ['freemail.hu', 'fmail.hu'],
  rules: [],
})
