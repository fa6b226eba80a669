import type { ReasonTable } from '../../rule.ts'
import { CUE_TABLES } from '../cue.ts'
import { MEETING_TABLES } from '../meeting.ts'
import authentication from './authentication.ts'
import contentRejected from './content-rejected.ts'
import expired from './expired.ts'
import greylisting from './greylisting.ts'
import invalidAddress from './invalid-address.ts'
import listExpansion from './list-expansion.ts'
import mailboxDisabled from './mailbox-disabled.ts'
import mailboxFull from './mailbox-full.ts'
import malformedMessage from './malformed-message.ts'
import mediaUnsupported from './media-unsupported.ts'
import messageTooLarge from './message-too-large.ts'
import missingPtr from './missing-ptr.ts'
import moved from './moved.ts'
import networkError from './network-error.ts'
import notAcceptingMail from './not-accepting-mail.ts'
import policy from './policy.ts'
import protocolError from './protocol-error.ts'
import recipientRefused from './recipient-refused.ts'
import relayDenied from './relay-denied.ts'
import reputation from './reputation.ts'
import routingLoop from './routing-loop.ts'
import security from './security.ts'
import senderRejected from './sender-rejected.ts'
import spamFilter from './spam-filter.ts'
import suppressed from './suppressed.ts'
import systemError from './system-error.ts'
import systemFull from './system-full.ts'
import throttling from './throttling.ts'
import timeout from './timeout.ts'
import tlsRequired from './tls-required.ts'
import unknown from './unknown.ts'
import unknownDomain from './unknown-domain.ts'
import unknownUser from './unknown-user.ts'
import virus from './virus.ts'

/** The general rules by the reason that they tell, cues last; a receiver's own rules stand in `provider/`. */
export const REASON_TABLES: readonly ReasonTable[] = [
  authentication,
  contentRejected,
  expired,
  greylisting,
  invalidAddress,
  listExpansion,
  mailboxDisabled,
  mailboxFull,
  malformedMessage,
  mediaUnsupported,
  messageTooLarge,
  missingPtr,
  moved,
  networkError,
  notAcceptingMail,
  policy,
  protocolError,
  recipientRefused,
  relayDenied,
  reputation,
  routingLoop,
  security,
  senderRejected,
  spamFilter,
  suppressed,
  systemError,
  systemFull,
  throttling,
  timeout,
  tlsRequired,
  unknownDomain,
  unknownUser,
  unknown,
  virus,
  ...MEETING_TABLES,
  ...CUE_TABLES,
]
