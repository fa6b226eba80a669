import { provider } from '../../rule.ts'

export default provider({
  name: 'appriver',
  title: 'AppRiver (Zix)',
  hosts: ['arsmtp.com', 'appriver.com', 'zixmail.net'],
  rules: [],
})
