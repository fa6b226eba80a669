import { provider } from '../../rule.ts'

/** Zoho Mail. */
export default provider({
  name: 'zoho',
  title: 'Zoho Mail',
  hosts: ['zoho.com', 'zoho.eu', 'zoho.in', 'zoho.com.au', 'zoho.jp', 'zohomail.com', 'zohocloud.ca'],
  domains: ['zoho.com', 'zohomail.com', 'zohomail.eu', 'zohomail.in', 'zoho.eu', 'zoho.in'],
  marks: [
    'smtpin.zoho.',
    'mx.zoho.',
    'mx2.zoho.',
    'mx3.zoho.',
    'smtp.zoho.',
    'zohomail.com',
    'zoho.com/mail/help',
  ],
  help: 'https://www.zoho.com/mail/help/',
  rules: [
    {
      id: 'inactive',
      reason: 'mailbox-disabled',
      text: ['blocked due to inactivity'],
      is: ['550 5.2.1 x@zoho.com account blocked due to inactivity'],
    },
    {
      id: 'policy',
      reason: 'policy',
      text: ['5.2.3 mailpolicy', 'mailpolicy violation', 'mailpolicy *violation error'],
      is: ['554 5.2.3 MailPolicy violation Error delivering to mailboxes'],
    },
    {
      id: 'policy-error',
      reason: 'policy',
      onlyHere: true,
      text: ['rejected * policy error', 'policy error'],
      is: ['550 5.7.1 Email rejected due to policy error, mx.zoho.com'],
    },
    {
      id: 'outgoing-blocked',
      reason: 'sender-rejected',
      text: ['email outgoing blocked', 'outgoing blocked'],
      is: ['550 5.4.6 Email Outgoing Blocked'],
    },
    {
      id: 'unusual-activity',
      reason: 'throttling',
      text: ['unusual sending activity detected'],
      is: ['550 5.4.6 Unusual sending activity detected. Please try after sometime'],
    },
    {
      id: 'destination-refuses',
      reason: 'policy',
      text: ['5.4.1 mail rejected by destination domain', 'mail rejected by destination domain'],
      is: ['541 5.4.1 Mail rejected by destination domain'],
    },
    {
      id: 'relay',
      reason: 'relay-denied',
      onlyHere: true,
      text: ['relaying disallowed'],
      is: ['553 Relaying disallowed. Invalid Domain - example.com'],
    },
    {
      id: 'no-such-user',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['user does not exist', 'no such user', 'unknown user'],
      is: ['550 5.1.1 User does not exist - <x@example.com>'],
    },
  ],
})
