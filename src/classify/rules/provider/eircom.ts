import { provider } from '../../rule.ts'

export default provider({
  name: 'eircom',
  title: 'Eir (Ireland)',
  hosts: ['eircom.net'],
  domains: ['eircom.net', 'eir.ie'],
  rules: [],
})
