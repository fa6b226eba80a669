import { provider } from '../../rule.ts'

/** NTT docomo (Japan). A user's own filter is answered at the end of DATA with the words for an unknown user. */
export default provider({
  name: 'docomo',
  title: 'NTT docomo',
  hosts: ['docomo.ne.jp', 'mail.docomo.ne.jp', 'spmode.ne.jp'],
  domains: ['docomo.ne.jp', 'mopera.net', 'dwmail.jp'],
  marks: ['mfsmax.docomo.ne.jp', 'mail.docomo.ne.jp', '.docomo.ne.jp['],
  rules: [
    {
      id: 'full',
      reason: 'mailbox-full',
      text: ['too much mail data'],
      is: ['552 5.2.2 Too much mail data @docomo.ne.jp'],
    },
    {
      id: 'unknown-user',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['unknown user'],
      is: ['550 Unknown user x@docomo.ne.jp'],
    },
    {
      id: 'too-many-unknown',
      reason: 'throttling',
      onlyHere: true,
      text: ['too many unknown users', 'system busy', 'service not available, closing * too many'],
      is: ['421 Too many unknown users, mfsmax.docomo.ne.jp'],
    },
  ],
})
