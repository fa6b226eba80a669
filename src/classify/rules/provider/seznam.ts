import { provider } from '../../rule.ts'

export default provider({
  name: 'seznam',
  title: 'Seznam (Czechia)',
  hosts: ['seznam.cz', 'szn.cz'],
  domains: ['seznam.cz', 'email.cz', 'post.cz', 'spoluzaci.cz', 'stream.cz', 'firmy.cz'],
  help: 'https://napoveda.seznam.cz/cz/email/',
  rules: [],
})
