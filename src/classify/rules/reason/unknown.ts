import { reasonTable } from '../../rule.ts'

/** Words that say nothing of the cause; they keep a vague code from being read as more than it is. */
export default reasonTable('unknown', [
  {
    id: 'several-causes',
    weight: 'clear',
    text: [
      'may not exist, * may be blacklisted',
      'may not exist, they may be',
      'account or domain may not exist',
      'one or more of the following reasons',
      'for one of the following reasons',
      'possible reasons include',
    ],
    is: ['The account or domain may not exist, be listed somewhere, or lack DNS entries'],
  },
  {
    id: 'no-cause',
    weight: 'cue',
    text: [
      'try again later',
      'try later',
      'temporarily rejected',
      'temporarily deferred',
      'requested action not taken',
      'requested mail action not taken',
      'requested action aborted',
      'requested mail action aborted',
      'action not taken',
      'transaction failed',
      'on hold',
      'undefined mailbox status',
      'undefined address status',
      'other address status',
      'check if address is correct',
      'please check the address',
      'something went wrong',
      '{for/due to/because of} {unknown/unspecified/other/undisclosed} {reason/reasons/error/cause}',
      'unspecified {error/reason/failure}',
    ],
    unless: ['local error', 'mailbox unavailable', 'storage', 'mailbox not', 'mailbox name'],
    is: [
      '450 4.2.1 Come and try again later',
      '550 5.2.0 Requested action not taken',
      '421 Temporarily deferred',
      '550 Mail rejected for unknown reason',
    ],
    isNot: ['550 Requested action not taken: mailbox unavailable'],
  },
])
