import { provider } from '../../rule.ts'

/** Rackspace Email (emailsrvr.com). */
export default provider({
  name: 'rackspace',
  title: 'Rackspace Email',
  hosts: ['emailsrvr.com', 'rackspace.com'],
  marks: ['emailsrvr.com', '|acl dns_rbl', 'rackspace.com', 'access denied (acl'],
  rules: [
    {
      id: 'listed',
      reason: 'reputation',
      text: ['|acl dns_rbl', 'acl * dns_rbl'],
      is: ['554 5.7.1 ACL dns_rbl; Client host [192.0.2.1] blocked'],
    },
    {
      id: 'domain-not-hosted',
      reason: 'relay-denied',
      text: ['domain * is not hosted', 'domain not hosted'],
      onlyHere: true,
      is: ['550 Domain example.com is not hosted here, mx1.emailsrvr.com'],
    },
  ],
})
