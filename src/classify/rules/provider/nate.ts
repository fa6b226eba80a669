import { provider } from '../../rule.ts'

export default provider({
  name: 'nate',
  title: 'Nate (Korea)',
  hosts: ['nate.com'],
  domains: ['nate.com', 'empas.com', 'lycos.co.kr'],
  rules: [
    {
      id: 'user-reject-list',
      reason: 'recipient-refused',
      text: ["by user's reject list", 'registered as spammer (by user'],
      is: ["550 You are registered as spammer (by user's reject list), nate.com"],
    },
  ],
})
