import { provider } from '../../rule.ts'

export default provider({
  name: 'strato',
  title: 'STRATO',
  hosts: ['rzone.de', 'strato.de', 'strato.com'],
  help: 'https://www.strato.de/faq/',
  rules: [],
})
