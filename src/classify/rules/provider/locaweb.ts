import { provider } from '../../rule.ts'

export default provider({
  name: 'locaweb',
  title: 'Locaweb (Brazil)',
  hosts: ['locaweb.com.br', 'email-ssl.com.br'],
  help: 'https://www.locaweb.com.br/ajuda/',
  rules: [],
})
