import { provider } from '../../rule.ts'

export default provider({
  name: 'ziggo',
  title: 'Ziggo, UPC (Netherlands)',
  hosts: ['ziggo.nl', 'as9143.net', 'upcmail.nl', 'chello.nl'],
  domains: ['ziggo.nl', 'upcmail.nl', 'home.nl', 'casema.nl', 'quicknet.nl', 'chello.nl'],
  rules: [],
})
