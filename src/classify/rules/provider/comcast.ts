import { provider } from '../../rule.ts'

/** Comcast Xfinity. Codes: https://postmaster.comcast.net/smtp-error-codes.php */
export default provider({
  name: 'comcast',
  title: 'Comcast Xfinity',
  hosts: ['comcast.net', 'mx1h1.comcast.net', 'mxge.comcast.net', 'comcast.com'],
  domains: ['comcast.net', 'xfinity.com'],
  marks: [
    'postmaster.comcast.net',
    'mx1.comcast.net',
    'mx2.comcast.net',
    'mx1h1.comcast.net',
    'resimta',
    'resmta',
    'comcast.net/content/faq',
    'xfinity.com/support',
  ],
  help: 'https://postmaster.comcast.net/',
  rules: [
    {
      id: 'blocklisted',
      reason: 'reputation',
      text: [
        '|bl000000',
        '|bl000001',
        '|bl000010',
        '|bl000011',
        '|bl000100',
        '|bl000101',
        '|bl000110',
        '|bl000111',
        '|bl001000',
        '|bl00',
        'comcast block for spam',
        'blocked for spam. please see * comcast',
      ],
      remedy:
        'Get off the list that the code stands for (Spamhaus, Cloudmark CSI, SenderScore), or ask with the removal form.',
      is: [
        '554 resimta-po-01v.sys.comcast.net comcast 192.0.2.1 Comcast block for spam. Please see https://postmaster.comcast.net/smtp-error-codes.php#BL000000',
        '554 imta.comcast.net comcast 192.0.2.1 listed. http://postmaster.comcast.net/smtp-error-codes.php#BL000110',
      ],
    },
    {
      id: 'dynamic-address',
      reason: 'reputation',
      text: ['|es000001', '|es000010', '|es0000'],
      is: [
        '554 comcast 192.0.2.1 found on dynamic space. http://postmaster.comcast.net/smtp-error-codes.php#ES000010',
      ],
    },
    {
      id: 'rate',
      reason: 'throttling',
      text: [
        '|rl000',
        '|rl001',
        'comcast throttled',
        'throttled - try again later * comcast',
        '|cn000',
        'too many sessions opened',
        '|mt000',
      ],
      remedy: 'Open fewer connections and send fewer messages an hour from this address.',
      is: [
        '421 comcast Throttled. http://postmaster.comcast.net/smtp-error-codes.php#RL000003',
        '421 - [Too many sessions opened]',
        '421 imta comcast concurrent connections. http://postmaster.comcast.net/smtp-error-codes.php#CN000001',
      ],
    },
    {
      id: 'ptr',
      reason: 'missing-ptr',
      text: ['|pt000', 'reverse dns failure : try again later'],
      remedy: 'Give the sending address a PTR record.',
      is: [
        '554 resimta comcast 192.0.2.1 Comcast requires that all mail servers must have a PTR record. http://postmaster.comcast.net/smtp-error-codes.php#PT000001',
        '421 - [Reverse DNS failure : Try again later]',
      ],
    },
    {
      id: 'dmarc',
      reason: 'authentication',
      text: ['#dm000', '|dm000001', 'message rejected due to dmarc * comcast'],
      is: [
        '550 5.2.0 Message rejected due to DMARC. Please see http://postmaster.comcast.net/smtp-error-codes.php#DM000001',
      ],
    },
    {
      id: 'spam',
      reason: 'spam-filter',
      text: ['#su000', '#sp000', '#su00', '|su000001', 'message identified as spam * comcast'],
      is: [
        '550 5.2.0 Message identified as SPAM. http://postmaster.comcast.net/smtp-error-codes.php#SP000010',
      ],
    },
    {
      id: 'not-our-customer',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['not our customer'],
      is: ['550 5.1.1 Not our Customer'],
    },
    {
      id: 'disabled',
      reason: 'mailbox-disabled',
      onlyHere: true,
      text: ['account not available', 'recipient account * not available'],
      is: ['550 5.1.1 x@comcast.net Account not available'],
    },
    {
      id: 'over-quota',
      reason: 'mailbox-full',
      onlyHere: true,
      text: ['account is over quota', 'recipient * over quota'],
      is: ['452 4.1.1 x@comcast.net account is over quota'],
    },
  ],
})
