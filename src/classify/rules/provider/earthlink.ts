import { provider } from '../../rule.ts'

/** EarthLink, MindSpring, PeoplePC. */
export default provider({
  name: 'earthlink',
  title: 'EarthLink',
  hosts: ['earthlink.net', 'atl.sa.earthlink.net', 'oxsus-vadesecure.net'],
  domains: ['earthlink.net', 'mindspring.com', 'peoplepc.com'],
  marks: ['blockedbyearthlink', 'earthlink.net', 'blocked by earthlink'],
  rules: [
    {
      id: 'blocked',
      reason: 'reputation',
      text: [
        'blockedbyearthlink',
        'blocked by earthlink',
        'earthlink * blocked',
        'earthlink * not accept mail from',
      ],
      remedy: 'Write to blockedbyearthlink@abuse.earthlink.net.',
      is: ['550 550 Dynamic/zombied/spam IPs blocked. Write blockedbyearthlink@abuse.earthlink.net'],
    },
  ],
})
