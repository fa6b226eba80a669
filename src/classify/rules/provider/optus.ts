import { provider } from '../../rule.ts'

export default provider({
  name: 'optus',
  title: 'Optus (Australia)',
  hosts: ['optusnet.com.au', 'syd.optusnet.com.au'],
  domains: ['optusnet.com.au', 'optushome.com.au'],
  rules: [],
})
