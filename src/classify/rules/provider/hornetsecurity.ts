import { provider } from '../../rule.ts'

export default provider({
  name: 'hornetsecurity',
  title: 'Hornetsecurity',
  hosts: ['hornetsecurity.com', 'antispameurope.com', 'vade-secure.com', 'vadesecure.com'],
  help: 'https://www.hornetsecurity.com/en/support/',
  rules: [],
})
