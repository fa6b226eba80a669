import { provider } from '../../rule.ts'

export default provider({
  name: 'uol',
  title: 'UOL and BOL (Brazil)',
  hosts: ['uol.com.br', 'uhserver.com', 'bol.com.br'],
  domains: ['uol.com.br', 'bol.com.br', 'zipmail.com.br'],
  help: 'https://sac.uol.com.br/',
  rules: [],
})
