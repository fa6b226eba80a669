import { provider } from '../../rule.ts'

export default provider({
  name: 'terra',
  title: 'Terra (Brazil, Spain)',
  hosts: ['terra.com.br', 'terra.com', 'terra.es'],
  domains: ['terra.com.br', 'terra.com', 'terra.es', 'terra.com.mx', 'terra.cl'],
  rules: [],
})
