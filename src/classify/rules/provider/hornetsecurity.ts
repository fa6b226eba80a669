import { provider } from '../../rule.ts'

export default provider({
  name: 'hornetsecurity',
  title: 'Hornetsecurity',
  hosts: ['hornetsecurity.com', 'antispameurope.com', 'vade-secure.com', 'vadesecure.com'],
  help: 'https://www.hornetsecurity.com/en/support/',
  marks: ['antispameurope', 'hornetsecurity', 'vadesecure'],
  rules: [
    {
      id: 'customer-rule',
      reason: 'policy',
      text: ['customer rule based reject'],
      is: ['554 5.6.9 customer rule based reject: x (asecode)'],
    },
  ],
})
