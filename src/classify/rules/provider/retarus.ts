import { provider } from '../../rule.ts'

export default provider({
  name: 'retarus',
  title: 'Retarus',
  hosts: ['retarus.com'],
  rules: [],
})
