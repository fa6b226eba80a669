import { provider } from '../../rule.ts'

/** au by KDDI (EZweb, Japan). */
export default provider({
  name: 'kddi',
  title: 'au (KDDI)',
  hosts: ['au.com', 'ezweb.ne.jp', 'dion.ne.jp', 'auone-net.jp', 'uqmobile.jp'],
  domains: [
    'au.com',
    'ezweb.ne.jp',
    'dion.ne.jp',
    'auone-net.jp',
    'biz.au.com',
    'biz.ezweb.ne.jp',
    'uqmobile.jp',
  ],
  marks: ['msmx.au.com', 'lsean.ezweb.ne.jp', 'ezweb.ne.jp', 'mx.au.com', '.au.com['],
  rules: [
    {
      id: 'limited',
      reason: 'mailbox-disabled',
      onlyHere: true,
      text: ['user(s) account is temporarily limited', 'user(s) account is disabled'],
      unless: ['user unknown', 'unknown user'],
      is: ['The user(s) account is temporarily limited. ezweb.ne.jp'],
    },
    {
      id: 'unknown',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['user unknown', 'unknown user'],
      is: ['550 <x@ezweb.ne.jp>: User unknown'],
    },
    {
      id: 'too-many',
      reason: 'throttling',
      onlyHere: true,
      text: ['too many connections', 'too many messages', 'message rate'],
      is: ['421 msmx.au.com too many connections'],
    },
  ],
})
