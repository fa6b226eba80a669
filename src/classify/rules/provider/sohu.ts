import { provider } from '../../rule.ts'

export default provider({
  name: 'sohu',
  title: 'Sohu (China)',
  hosts: ['sohu.com'],
  domains: ['sohu.com', 'vip.sohu.com'],
  rules: [
    { id: 'ip', reason: 'reputation', text: ['5.7.0 ip reject'], is: ['553 5.7.0 IP REJECT'] },
    { id: 'content', reason: 'content-rejected', text: ['content rejct'], is: ['553 5.7.3 CONTENT REJCT'] },
    { id: 'helo', reason: 'missing-ptr', text: ['heloip reject'], is: ['553 5.7.4 HELOIP REJECT'] },
  ],
})
