import { provider } from '../../rule.ts'

export default provider({
  name: 'spamhero',
  title: 'SpamHero',
  hosts: ['spamhero.com'],
  rules: [],
})
