import { provider } from '../../rule.ts'

export default provider({
  name: 'citromail',
  title: 'Citromail, Indamail (Hungary)',
  hosts: ['citromail.hu', 'indamail.hu'],
  domains: ['citromail.hu', 'indamail.hu', 'vipmail.hu'],
  rules: [],
})
