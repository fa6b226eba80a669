import { provider } from '../../rule.ts'

/** Apple's iCloud Mail. Codes: https://support.apple.com/102322 */
export default provider({
  name: 'icloud',
  title: 'iCloud Mail',
  hosts: ['mail.icloud.com', 'icloud.com', 'me.com', 'mac.com', 'apple.com'],
  domains: ['icloud.com', 'me.com', 'mac.com', 'privaterelay.appleid.com'],
  marks: [
    'mail.icloud.com',
    '.mail.icloud.com[',
    'support.apple.com/en-us/ht204137',
    'support.apple.com/en-us/102322',
    '[cs01]',
    '[hm0',
    '[hm1',
    '[hme1]',
    '[is0',
  ],
  help: 'https://support.apple.com/102322',
  rules: [
    {
      id: 'local-policy',
      reason: 'policy',
      text: ['[cs01]', '[cs02]', 'message rejected due to local policy'],
      is: [
        '550 5.7.1 [CS01] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137',
      ],
    },
    {
      id: 'dmarc',
      reason: 'authentication',
      text: ['message was rejected due to * dmarc policy', 'rejected due to * dmarc * support.apple.com'],
      remedy: 'Make SPF or DKIM pass and align with the From domain.',
      is: [
        "550 5.7.1 Your message was rejected due to example.com's DMARC policy. See https://support.apple.com/en-us/HT204137 for info",
      ],
    },
    {
      id: 'volume',
      reason: 'throttling',
      text: ['deferred due to excessive volume', 'deferred due to * excessive'],
      remedy: 'Slow down, and mail only people who asked for it.',
      is: ['421 4.7.1 Messages to x@icloud.com deferred due to excessive volume. Try again later'],
    },
    {
      id: 'too-many-errors',
      reason: 'throttling',
      onlyHere: true,
      text: ['error: too many errors'],
      is: ['421 4.7.0 me.com Error: too many errors'],
    },
    {
      id: 'unauthenticated',
      reason: 'authentication',
      text: ['[hm08]', '[hm09]'],
      is: ['550 5.7.1 [HM08] Message rejected due to authentication. support.apple.com/en-us/HT204137'],
    },
    {
      id: 'spam',
      reason: 'spam-filter',
      text: ['[hm07]', '[hm06]', '[hme1]'],
      is: ['550 5.7.1 [HM07] Message not accepted. support.apple.com/en-us/HT204137'],
    },
    {
      id: 'blocked',
      reason: 'reputation',
      text: [
        '[hm01]',
        '[hm02]',
        '[hm03]',
        '[hm04]',
        '[hm05]',
        'blocked by * postmaster.icloud',
        'proofpoint * icloud',
      ],
      is: ['550 5.7.0 [HM05] Blocked. support.apple.com/en-us/HT204137'],
    },
    {
      id: 'inactive',
      reason: 'mailbox-disabled',
      text: ['inactive email address', 'email address is inactive'],
      onlyHere: true,
      is: ['550 5.1.1 <x@icloud.com>: inactive email address'],
    },
    {
      id: 'over-quota',
      reason: 'mailbox-full',
      onlyHere: true,
      text: ['user is over quota'],
      is: ['552 5.2.2 <x@icloud.com>: user is over quota'],
    },
    {
      id: 'does-not-exist',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['user does not exist', '5.1.6 * recipient no longer on server'],
      is: ['550 5.1.1 <x@icloud.com>: user does not exist'],
    },
    {
      id: 'moved',
      reason: 'moved',
      status: ['5.1.6'],
      text: ['recipient no longer on server'],
      is: ['550 5.1.6 recipient no longer on server: x@icloud.com'],
    },
  ],
})
