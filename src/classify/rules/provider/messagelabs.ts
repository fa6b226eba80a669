import { provider } from '../../rule.ts'

/** Symantec Email Security.cloud, formerly MessageLabs (Broadcom). */
export default provider({
  name: 'messagelabs',
  title: 'Symantec Email Security.cloud (MessageLabs)',
  hosts: ['messagelabs.com', 'symanteccloud.com', 'messagelabs.net'],
  marks: [
    'symanteccloud.com',
    '.messagelabs.com',
    'messagelabs.com/support',
    'symantec cloud',
    'emailsecurity.cloud',
  ],
  rules: [
    {
      id: 'relay',
      reason: 'relay-denied',
      text: ['you are trying to use me [', 'as a relay, but i have not been configured'],
      is: [
        '553 you are trying to use me [server-1.messagelabs.com] as a relay, but I have not been configured to let you (#5.7.1)',
      ],
    },
    {
      id: 'filtered',
      reason: 'spam-filter',
      onlyHere: true,
      text: ['message filtered'],
      is: [
        '553 Message filtered. Refer to the Troubleshooting page at http://www.symanteccloud.com/troubleshooting (#5.7.1)',
      ],
    },
    {
      id: 'connection-policy',
      reason: 'policy',
      onlyHere: true,
      text: ['connection rejected by policy', 'requested action aborted * [7.'],
      is: [
        '501 Connection rejected by policy [7.7] 21815, please visit www.symanteccloud.com/troubleshooting',
      ],
    },
    {
      id: 'listed',
      reason: 'reputation',
      onlyHere: true,
      text: ['mail rejected because * listed', 'your ip is * listed', '542 * rejected', '|542|'],
      is: ['542 192.0.2.1 rejected [server-3.messagelabs.com]'],
    },
    {
      id: 'invalid-recipient',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['invalid recipient'],
      is: ['550 Invalid recipient <x@example.com> (#5.1.1) www.symanteccloud.com/troubleshooting'],
    },
    {
      id: 'sender-blocked',
      reason: 'sender-rejected',
      onlyHere: true,
      text: ['sender blocked', 'your domain has been blocked', 'domain * in my badmailfrom'],
      is: ['553 Sorry, your domain has been blocked by our client, www.symanteccloud.com'],
    },
    {
      id: 'busy',
      reason: 'throttling',
      onlyHere: true,
      text: ['too many concurrent', 'too many connections', 'you are sending too'],
      is: ['421 Too many concurrent SMTP connections, server-5.messagelabs.com'],
    },
  ],
})
