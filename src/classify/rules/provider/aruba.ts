import { provider } from '../../rule.ts'

export default provider({
  name: 'aruba',
  title: 'Aruba (Italy)',
  hosts: ['aruba.it', 'arubabusiness.it', 'pec.aruba.it', 'staff.aruba.it'],
  domains: ['aruba.it', 'technet.it'],
  rules: [],
})
