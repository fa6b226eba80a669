import { provider } from '../../rule.ts'

export default provider({
  name: 'tim',
  title: 'TIM (Italy)',
  hosts: ['tim.it', 'alice.it', 'telecomitalia.it'],
  domains: ['tim.it', 'alice.it', 'tin.it'],
  rules: [],
})
