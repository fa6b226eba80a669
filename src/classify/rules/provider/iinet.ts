import { provider } from '../../rule.ts'

export default provider({
  name: 'iinet',
  title: 'iiNet, TPG (Australia)',
  hosts: ['iinet.net.au', 'tpg.com.au', 'westnet.com.au', 'tpgi.com.au'],
  domains: ['iinet.net.au', 'tpg.com.au', 'westnet.com.au', 'internode.on.net', 'tpgi.com.au'],
  rules: [],
})
