import { provider } from '../../rule.ts'

/** Fortinet: FortiMail, FortiGuard. */
export default provider({
  name: 'fortinet',
  title: 'Fortinet FortiMail',
  hosts: ['fortimailcloud.com', 'fortimail.com', 'fortinet.com'],
  marks: ['fortiguard', 'fortimail', '.fortimailcloud.com'],
  help: 'https://www.fortiguard.com/services/antispam',
  rules: [
    {
      id: 'listed',
      reason: 'reputation',
      text: [
        'fortiguard * ip',
        'fortiguard * blocklist',
        'fortiguard * black',
        'fortiguard * reputation',
        'blocked by fortiguard',
        'rejected by fortiguard',
        'sender reputation * fortimail',
      ],
      remedy: 'Look the address up at fortiguard.com and ask there for removal.',
      is: [
        '554 5.7.1 This message has been blocked because the IP is listed by FortiGuard-AntiSpam IP check',
        '550 Blocked by FortiGuard',
      ],
    },
    {
      id: 'spam',
      reason: 'spam-filter',
      weight: 'usual',
      text: ['fortiguard'],
      is: ['554 5.7.1 message refused: FortiGuard-AntiSpam'],
    },
  ],
})
