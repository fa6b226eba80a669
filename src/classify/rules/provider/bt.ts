import { provider } from '../../rule.ts'

export default provider({
  name: 'bt',
  title: 'BT (United Kingdom)',
  hosts: ['btinternet.com', 'bt.com', 'btopenworld.com'],
  domains: ['btinternet.com', 'btopenworld.com', 'talk21.com', 'btconnect.com'],
  rules: [],
})
