import { provider } from '../../rule.ts'

/** Trend Micro: Email Reputation Services, Hosted Email Security. */
export default provider({
  name: 'trendmicro',
  title: 'Trend Micro',
  hosts: [
    'trendmicro.com',
    'trendmicro.eu',
    'trendmicro.co.jp',
    'in.hes.trendmicro.com',
    'tmes.trendmicro.com',
  ],
  marks: [
    'trendmicro.',
    'trend micro',
    'mail-abuse.com',
    '|ers-rbl',
    '|ers-dul',
    '|ers-ksi',
    '|ers-qil',
    '|ers-customized',
  ],
  help: 'https://servicecentral.trendmicro.com/en-us/ers/ip-lookup/',
  rules: [
    {
      id: 'listed',
      reason: 'reputation',
      text: [
        'trend micro email reputation',
        'trend micro rbl',
        'trendmicro * reputation',
        'mail-abuse.com',
        'ers.trendmicro.com',
        '|ers-rbl',
        '|ers-dul',
        '|ers-ksi',
        '|ers-qil',
        '|ers-customized',
        'blocked using trend micro',
      ],
      remedy: 'Look the address up with Trend Micro and ask there for removal.',
      is: [
        '550 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using Trend Micro RBL+. Please see http://www.mail-abuse.com/cgi-bin/lookup?ip_address=192.0.2.1',
        '550 5.7.1 ERS-DUL',
      ],
    },
    {
      id: 'sender',
      reason: 'sender-rejected',
      text: ['|block-send-er'],
      is: ['550 5.7.1 <x@example.com>: BLOCK-SEND-ER'],
    },
    {
      id: 'recipient-policy',
      reason: 'policy',
      text: ['|block-rcpt|'],
      is: ['550 5.7.1 <x@example.com>: BLOCK-RCPT'],
    },
    {
      id: 'invalid-recipient',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['|invalid-recipient|', 'recipient address rejected: undeliverable'],
      is: ['550 5.1.1 <x@example.com>: Invalid-Recipient'],
    },
    {
      id: 'no-domain',
      reason: 'unknown-domain',
      onlyHere: true,
      text: ['|no-domain|'],
      is: ['550 5.1.2 <x@example.com>: NO-DOMAIN'],
    },
  ],
})
