import { provider } from '../../rule.ts'

export default provider({
  name: 'tutanota',
  title: 'Tuta',
  hosts: ['tutanota.de', 'tuta.com'],
  domains: ['tutanota.com', 'tutanota.de', 'tuta.com', 'tuta.io', 'tutamail.com', 'keemail.me'],
  rules: [],
})
