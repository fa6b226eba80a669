import { provider } from '../../rule.ts'

export default provider({
  name: 'centrum-cz',
  title: 'Centrum, Atlas, Volný (Czechia)',
  hosts: ['centrum.cz', 'atlas.cz', 'volny.cz'],
  domains: ['centrum.cz', 'centrum.sk', 'atlas.cz', 'atlas.sk', 'volny.cz', 'pobox.sk'],
  rules: [],
})
