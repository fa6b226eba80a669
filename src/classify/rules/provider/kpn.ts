import { provider } from '../../rule.ts'

export default provider({
  name: 'kpn',
  title: 'KPN, XS4ALL (Netherlands)',
  hosts: ['kpnmail.nl', 'kpn.net', 'xs4all.nl', 'kpn.com'],
  domains: ['kpnmail.nl', 'planet.nl', 'hetnet.nl', 'kpnplanet.nl', 'xs4all.nl'],
  rules: [],
})
