import { provider } from '../../rule.ts'

export default provider({
  name: 'hosteurope',
  title: 'Host Europe',
  hosts: ['hosteurope.de', 'he.net.de'],
  rules: [],
})
