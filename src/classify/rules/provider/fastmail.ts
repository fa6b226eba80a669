import { provider } from '../../rule.ts'

/** Fastmail. */
export default provider({
  name: 'fastmail',
  title: 'Fastmail',
  hosts: ['messagingengine.com', 'fastmail.com'],
  domains: ['fastmail.com', 'fastmail.fm', 'fastmail.net', 'fastmail.org', 'sent.com', 'messagingengine.com'],
  marks: ['.messagingengine.com', 'fastmail.com/'],
  rules: [
    {
      id: 'unavailable',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['mailbox unavailable', 'recipient address rejected: * mailbox'],
      is: ['550 5.1.1 <x@fastmail.com>: Recipient address rejected: mailbox unavailable'],
    },
  ],
})
