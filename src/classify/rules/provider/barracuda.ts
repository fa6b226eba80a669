import { provider } from '../../rule.ts'

/** Barracuda: Email Gateway Defense, Spam Firewall. Removal: https://www.barracudacentral.org/lookups */
export default provider({
  name: 'barracuda',
  title: 'Barracuda',
  hosts: [
    'barracudanetworks.com',
    'ess.barracudanetworks.com',
    'cudamail.com',
    'barracuda.com',
    'barracudacentral.org',
  ],
  marks: [
    '|cuda_nsu',
    '.ess.barracudanetworks.com',
    'barracudanetworks.com/reputation',
    'barracudanetworks.com',
    'barracudacentral.org/rbl',
    'barracudacentral.org/reputation',
  ],
  help: 'https://www.barracudacentral.org/lookups',
  rules: [
    {
      id: 'reputation',
      reason: 'reputation',
      text: [
        'barracudanetworks.com/reputation',
        'barracudacentral.org/reputation',
        'b.barracudacentral.org',
        'barracuda reputation',
        'blocked by barracuda',
        'barracudacentral.org/rbl',
        'barracudacentral.org/lookups',
      ],
      remedy: 'Ask for removal at barracudacentral.org once the cause is mended.',
      is: [
        '554 Service unavailable; Client host [192.0.2.1] blocked using Barracuda Reputation; http://www.barracudanetworks.com/reputation/?r=1&ip=192.0.2.1',
        '550 5.7.1 blocked using b.barracudacentral.org',
      ],
    },
    {
      id: 'no-such-user',
      reason: 'unknown-user',
      text: [
        'cuda_nsu no such',
        'cuda_nsu * no such',
        'cuda_nsu * unknown',
        'cuda_nsu * does not exist',
        'cuda_nsu * invalid recipient',
        'cuda_nsu * 5.1.1',
      ],
      is: [
        '550 cuda_nsu No such user (x@example.com)',
        '550 cuda_nsu 5.1.1 <x@example.com>: Recipient address rejected',
      ],
    },
    {
      id: 'recipient-blocked',
      reason: 'policy',
      text: ['permanent failure for one or more recipients (* :blocked'],
      is: ['550 permanent failure for one or more recipients (x@example.com:blocked)'],
    },
    {
      id: 'server-error',
      reason: 'system-error',
      text: ['cuda_nsu * temporary server error'],
      is: ['451 cuda_nsu 4.4.3 Temporary server error. Please try again later'],
    },
    {
      id: 'blocked',
      reason: 'policy',
      onlyHere: true,
      text: ['|blocked|'],
      weight: 'usual',
      is: ['550 Message blocked'],
    },
    {
      id: 'deferred',
      reason: 'greylisting',
      onlyHere: true,
      text: [
        'deferred for one or more recipients',
        'temporary failure for one or more recipients * deferred',
        'recipients * deferred',
      ],
      is: ['451 temporary failure for one or more recipients (x@example.com:deferred)'],
    },
    {
      id: 'domain-not-verified',
      reason: 'relay-denied',
      onlyHere: true,
      text: ['relay not allowed', 'relaying * denied', 'domain * is not verified', 'user not local'],
      is: ['550 relay not allowed, mx.ess.barracudanetworks.com'],
    },
  ],
})
