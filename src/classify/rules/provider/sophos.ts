import { provider } from '../../rule.ts'

/** Sophos Email, Reflexion, UTM. */
export default provider({
  name: 'sophos',
  title: 'Sophos',
  hosts: ['hydra.sophos.com', 'sophos.com', 'reflexion.net'],
  marks: ['sophos.com', 'hydra.sophos', 'sophosxl', '.reflexion.net'],
  rules: [
    {
      id: 'listed',
      reason: 'reputation',
      text: [
        'sophosxl',
        'blocked by sophos',
        'sophos * reputation',
        'sophos * block list',
        'sophos * blocklist',
        'sophos.com * ip-lookup',
      ],
      remedy: 'Ask Sophos to look at the rating of the address.',
      is: [
        '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using Sophos block list',
        '550 listed at sophosxl.net',
      ],
    },
    {
      id: 'no-such-recipient',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['recipient not found', 'unknown recipient', 'recipient unknown'],
      is: ['550 5.1.1 Recipient not found, mx-01-eu-west-1.prod.hydra.sophos.com'],
    },
  ],
})
