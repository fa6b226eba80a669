import { provider } from '../../rule.ts'

/** Amazon SES, as the relay that refuses a submission and as the receiver of mail for a domain. */
export default provider({
  name: 'amazonses',
  title: 'Amazon SES',
  hosts: ['amazonaws.com', 'amazonses.com', 'awsapps.com'],
  marks: ['inbound-smtp.', 'email-smtp.', 'amazon ses', '|ses:send'],
  help: 'https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html',
  rules: [
    {
      id: 'not-verified',
      reason: 'sender-rejected',
      text: ['email address is not verified. the following', 'identities failed the check in region'],
      is: [
        '554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: x@example.com',
      ],
    },
    {
      id: 'not-authorised',
      reason: 'security',
      text: [
        'is not authorized to perform ses:',
        'not authorized to perform `ses:',
        'is not authorized to perform: ses:',
      ],
      is: ["554 Access denied: User `arn:aws:iam::1:user/x' is not authorized to perform `ses:SendRawEmail'"],
    },
    {
      id: 'limits',
      reason: 'throttling',
      text: [
        'throttling failure: maximum sending rate',
        'throttling failure: daily message quota',
        'maximum sending rate exceeded',
        'daily message quota exceeded',
      ],
      is: ['454 Throttling failure: Maximum sending rate exceeded.'],
    },
    {
      id: 'paused',
      reason: 'sender-rejected',
      text: ['sending paused for this account', 'sending status is disabled'],
      is: [
        '554 Sending paused for this account. For more information, please check the inbox of the email address.',
      ],
    },
    {
      id: 'no-such-rule',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['requested action not taken: mailbox unavailable'],
      is: ['550 5.1.1 Requested action not taken: mailbox unavailable, inbound-smtp.us-east-1.amazonaws.com'],
    },
    {
      id: 'malformed',
      reason: 'malformed-message',
      text: [
        'transaction failed: duplicate header',
        'transaction failed: missing header',
        'transaction failed: expected',
      ],
      is: ["554 Transaction failed: Duplicate header 'Subject'. email-smtp.eu-west-1.amazonaws.com"],
    },
    {
      id: 'bad-address',
      reason: 'invalid-address',
      text: [
        "transaction failed: missing final '@domain'",
        'transaction failed: local address contains',
        'transaction failed: domain starts with dot',
      ],
      is: ["554 Transaction failed: Missing final '@domain'"],
    },
  ],
})
