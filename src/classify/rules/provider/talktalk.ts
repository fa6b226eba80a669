import { provider } from '../../rule.ts'

export default provider({
  name: 'talktalk',
  title: 'TalkTalk',
  hosts: ['talktalk.net', 'talktalkplc.com'],
  domains: ['talktalk.net', 'lineone.net', 'tiscali.co.uk'],
  rules: [],
})
