import unknownUser from '../../../../examples/01-postfix-unknown-user.eml'
import reputation from '../../../../examples/06-yahoo-reputation-given-up.eml'
import delay from '../../../../examples/07-postfix-delay-warning.eml'
import replies from '../../../../examples/08-smtp-replies.txt'
import dmarc from '../../../../examples/09-gmail-dmarc-rejection.eml'
import complaint from '../../../../examples/10-spam-complaint.eml'
import several from '../../../../examples/13-several-recipients.eml'
import japanese from '../../../../examples/14-japanese-mailbox-full.eml'

const LOG = `Nov 17 09:12:43 mail postfix/smtp[2201]: 4CR1KS6A2B: to=<ivy@example.com>, relay=mx.example.com[192.0.2.25]:25, delay=1.2, delays=0.1/0/0.5/0.6, dsn=4.2.2, status=deferred (host mx.example.com[192.0.2.25] said: 452 4.2.2 The mailbox of ivy@example.com is over its quota (in reply to RCPT TO command))
Nov 17 09:12:44 mail postfix/smtp[2202]: 4CR1KS7C3D: to=<jo@example.net>, relay=mx.example.net[192.0.2.30]:25, delay=0.8, delays=0.1/0/0.3/0.4, dsn=5.7.1, status=bounced (host mx.example.net[192.0.2.30] said: 554 5.7.1 Message rejected as spam by content filter (in reply to end of DATA command))
`

const WEBHOOK = JSON.stringify(
  [
    {
      email: 'kim@example.com',
      event: 'bounce',
      type: 'bounce',
      reason: '550 5.1.1 The email account that you tried to reach does not exist',
      status: '5.1.1',
      timestamp: 1_763_370_764,
      sg_event_id: 'ZXZlbnQtMQ',
      sg_message_id: '14c5d75ce93.dfd.64b469.filter0001',
    },
  ],
  null,
  2,
)

/** Ten things to click, one of each sort. */
export const EXAMPLES: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'No such mailbox', text: unknownUser },
  { name: 'Bad reputation, given up', text: reputation },
  { name: 'DMARC rejection', text: dmarc },
  { name: 'Still trying', text: delay },
  { name: 'Spam complaint', text: complaint },
  { name: 'Three recipients in one report', text: several },
  { name: 'Full mailbox, in Japanese', text: japanese },
  { name: 'What servers said', text: replies },
  { name: 'Lines of Postfix’s log', text: LOG },
  { name: 'SendGrid’s webhook', text: WEBHOOK },
]
