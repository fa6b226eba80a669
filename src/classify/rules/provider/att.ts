import { provider } from '../../rule.ts'

/** AT&T's own gateways (Prodigy), in front of mailboxes that Yahoo keeps. */
export default provider({
  name: 'att',
  title: 'AT&T',
  hosts: ['prodigy.net', 'att.net', 'bellsouth.net', 'sbcglobal.net'],
  domains: ['att.net'],
  marks: [
    '.prodigy.net',
    'abuse_rbl@abuse-att.net',
    'rbl.att.net',
    'att.net/blocks',
    '|flph',
    '|flpd',
    '|flpi',
  ],
  rules: [
    {
      id: 'blocklisted',
      reason: 'reputation',
      text: [
        'abuse_rbl@abuse-att.net',
        'rbl@abuse-att.net',
        'dnsbl:rbl 521',
        'dnsbl:att',
        'dnsrbl: blocked',
        'att.net/blocks',
      ],
      remedy: 'Write to abuse_rbl@abuse-att.net with the address and the reply.',
      is: [
        '553 5.3.0 flph1 DNSBL:RBL 521< 192.0.2.1 >_is_blocked.For assistance forward this error to abuse_rbl@abuse-att.net',
      ],
    },
    {
      id: 'reverse-dns',
      reason: 'missing-ptr',
      text: ['fix reverse dns for'],
      is: ['550 5.7.1 Connection refused. Fix reverse DNS for 192.0.2.1'],
    },
    {
      id: 'suspended',
      reason: 'mailbox-disabled',
      text: ['[suspend]'],
      is: ['550 5.2.1 x@att.net [SUSPEND] mailbox not available'],
    },
    {
      id: 'unknown',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['addressee unknown'],
      is: ['551 5.2.1 <x@att.net>... Addressee unknown, relay=[192.0.2.1]'],
    },
  ],
})
