import { provider } from '../../rule.ts'

/** Facebook (Meta). Letters for the sort of failure, P for good or T for now, a number. */
export default provider({
  name: 'facebook',
  title: 'Facebook',
  hosts: ['facebook.com', 'thefacebook.com'],
  domains: ['facebook.com'],
  marks: ['postmaster.facebook.com', '|rcp-p', '|pol-p', '.facebook.com['],
  help: 'https://postmaster.facebook.com/response_codes',
  rules: [
    {
      id: 'recipient',
      reason: 'unknown-user',
      text: ['|rcp-p1|', '|int-p1|', '|int-p3|', '|int-p4|'],
      is: ['550 5.1.1 RCP-P1 https://postmaster.facebook.com/response_codes#rcp'],
    },
    {
      id: 'recipient-refuses',
      reason: 'recipient-refused',
      text: ['|rcp-p2|', '|rcp-p3|'],
      is: ['550 5.7.1 RCP-P3 https://postmaster.facebook.com/response_codes#rcp'],
    },
    {
      id: 'blocked',
      reason: 'reputation',
      text: ['|pol-p1|', '|pol-p2|', '|pol-p3|', '|pol-p4|'],
      is: ['554 5.7.1 POL-P3 https://postmaster.facebook.com/response_codes#pol'],
    },
    {
      id: 'virus',
      reason: 'virus',
      text: ['|pol-p5|'],
      is: ['554 5.7.1 POL-P5 https://postmaster.facebook.com/response_codes#pol'],
    },
    {
      id: 'spam',
      reason: 'spam-filter',
      text: ['|pol-p6|'],
      is: ['554 5.7.1 POL-P6 https://postmaster.facebook.com/response_codes#pol'],
    },
    {
      id: 'authentication',
      reason: 'authentication',
      text: ['|pol-p7|'],
      is: ['554 5.7.1 POL-P7 https://postmaster.facebook.com/response_codes#pol'],
    },
    {
      id: 'sender-domain',
      reason: 'sender-rejected',
      text: ['|dns-p1|', '|dns-p2|'],
      is: ['550 5.1.8 DNS-P1 https://postmaster.facebook.com/response_codes#dns'],
    },
    {
      id: 'reverse-dns',
      reason: 'missing-ptr',
      text: ['|dns-p3|'],
      is: ['550 5.7.1 DNS-P3 https://postmaster.facebook.com/response_codes#dns'],
    },
    {
      id: 'too-many',
      reason: 'throttling',
      text: ['|con-t1|', '|con-t2|', '|con-t3|', '|con-t4|', '|pol-t1|'],
      is: ['421 4.7.0 CON-T2 https://postmaster.facebook.com/response_codes#con'],
    },
    {
      id: 'size',
      reason: 'message-too-large',
      text: ['|msg-p1|'],
      is: ['552 5.2.3 MSG-P1 https://postmaster.facebook.com/response_codes#msg'],
    },
    {
      id: 'attachment',
      reason: 'content-rejected',
      text: ['|msg-p2|'],
      is: ['552 5.6.1 MSG-P2 https://postmaster.facebook.com/response_codes#msg'],
    },
    {
      id: 'format',
      reason: 'malformed-message',
      text: ['|msg-p3|'],
      is: ['554 5.6.0 MSG-P3 https://postmaster.facebook.com/response_codes#msg'],
    },
    {
      id: 'system',
      reason: 'system-error',
      text: ['|int-t1|', '|int-t2|', '|rcp-t1|', '|rcp-t2|', '|rcp-t3|'],
      is: ['451 4.3.0 INT-T1 https://postmaster.facebook.com/response_codes#int'],
    },
  ],
})
