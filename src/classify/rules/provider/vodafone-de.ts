import { provider } from '../../rule.ts'

export default provider({
  name: 'vodafone-de',
  title: 'Vodafone (Germany)',
  hosts: ['vodafonemail.de', 'arcor-online.net', 'arcor.de', 'vodafone.de'],
  domains: ['vodafonemail.de', 'arcor.de', 'nexgo.de'],
  rules: [],
})
