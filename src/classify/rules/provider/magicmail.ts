import { provider } from '../../rule.ts'

export default provider({
  name: 'magicmail',
  title: 'MagicMail',
  hosts: [],
  marks: ['magicmail'],
  rules: [],
})
