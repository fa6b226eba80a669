import { provider } from '../../rule.ts'

const codes = (...numbers: readonly string[]) => numbers.map((code) => `|ib${code}|`)

/** GoDaddy Workspace Email. Codes: https://www.godaddy.com/help/what-does-my-email-bounceback-mean-3568 */
export default provider({
  name: 'godaddy',
  title: 'GoDaddy',
  hosts: ['secureserver.net', 'godaddy.com'],
  marks: [
    'secureserver.net',
    'bizsmtp',
    'ibsmtp servers',
    'x.co/srbounce',
    'x.co/rlbounce',
    '|ib1',
    '|ib50',
    '|ib60',
    'unblock.secureserver.net',
  ],
  help: 'https://unblock.secureserver.net/',
  rules: [
    {
      id: 'limits',
      reason: 'throttling',
      text: codes('007', '504', '507', '510', '605', '607', '102', '606'),
      remedy: 'Send less: so many messages an hour, recipients a message, messages a session.',
      is: [
        '550 This IP has sent too many to this domain in the last hour. IB504',
        '421 Too many recipients. IB605',
        '554 Too many connections from your IP. IB007',
      ],
    },
    {
      id: 'unavailable',
      reason: 'system-error',
      text: codes('101'),
      is: ['421 Server temporarily unavailable. Try again later. IB101'],
    },
    {
      id: 'blocked',
      reason: 'reputation',
      text: codes('103', '104', '105', '106', '110', '111', '112', '113'),
      remedy: 'Get off the list that the reply names, or ask at unblock.secureserver.net.',
      is: [
        '554 Connection refused. This IP has a poor reputation on Cloudmark Sender Intelligence. IB103',
        '554 bizsmtp Connection refused. This IP address is listed on the Exploits Block List. IB105',
        '554 This IP has been temporarily blocked for attempting to mail too many invalid recipients. IB112',
      ],
    },
    {
      id: 'reverse-dns',
      reason: 'missing-ptr',
      text: codes('108'),
      is: ['554 The rDNS of this address is a dynamic one. IB108'],
    },
    {
      id: 'spam',
      reason: 'spam-filter',
      text: codes('212', '703'),
      is: ['552 This message has been rejected due to content judged to be spam. IB212'],
    },
    {
      id: 'no-log-in-here',
      reason: 'security',
      text: codes('401'),
      is: ['535 Authentication not allowed on IBSMTP Servers. IB401'],
    },
    {
      id: 'from',
      reason: 'sender-rejected',
      text: [...codes('501', '502', '503', '505', '506'), 'provide a valid from.', 'provide a valid from:'],
      is: [
        '550 x@example.com Blank From: addresses are not allowed. Provide a valid From. IB501',
        '550 5.2.0 From: Domain is invalid. Please provide a valid From: IB506',
      ],
    },
    {
      id: 'spf',
      reason: 'authentication',
      text: [...codes('508'), "is not allowed to send from * per it's spf record"],
      is: ["550 5.1.0 192.0.2.1 is not allowed to send from <example.com> per it's SPF Record. IB508"],
    },
    { id: 'virus', reason: 'virus', text: codes('705'), is: ['552 Virus infected message rejected. IB705'] },
    { id: 'rbl', reason: 'reputation', text: ['|rbl reject'], is: ['554 RBL Reject.'] },
  ],
})
