import { provider } from '../../rule.ts'

export default provider({
  name: 'videotron',
  title: 'Vidéotron (Canada)',
  hosts: ['videotron.ca', 'vl.videotron.ca'],
  domains: ['videotron.ca'],
  rules: [],
})
