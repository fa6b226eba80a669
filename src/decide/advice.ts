import type { BounceType } from '../model/advice.ts'
import type { Advice, Kind } from '../model/event.ts'
import { REASONS, type Reason } from '../model/reasons.ts'
import { retryTime } from './schedule.ts'

/** What an advice is made from. */
export interface Failure {
  readonly kind: Kind
  readonly type: BounceType | null
  readonly reason: Reason | null
  readonly retryAfter: number | null
  readonly feedbackType: string | null
}

/** What the sender should do about a failure of each reason, in one sentence. */
const SENTENCES: Readonly<Record<Reason, string>> = {
  'unknown-user': 'Stop sending to this address: no such mailbox exists.',
  'invalid-address': 'Stop sending to this address and correct it: its form is wrong or ambiguous.',
  'mailbox-full': 'Try again in a few days; if it stays full, the mailbox is likely abandoned.',
  'mailbox-disabled': 'Keep an eye on this address: the account is switched off and may come back.',
  moved: 'Stop sending to this address and ask for the new one: the person has moved.',
  'unknown-domain': 'Stop sending to this address: its domain takes no mail. Check it for a typing error.',
  'not-accepting-mail': 'Stop sending to this address: its domain says that it never takes mail.',
  'recipient-refused':
    'The address is good, but it takes mail only from some senders: ask the recipient to allow you.',
  'content-rejected':
    'The address is good. Change the message: the receiver objects to an attachment, link or words in it.',
  'spam-filter': 'The address is good. Look at the message and at your reputation: it was taken for spam.',
  virus: 'The address is good. Check the message and your system for malware: the receiver found some.',
  'message-too-large': 'The address is good. Make the message smaller, or link to the attachment.',
  'malformed-message':
    'The address is good. Mend the software that builds the message: it breaks the standards.',
  'media-unsupported':
    'The address is good. Send a plainer message: the receiver cannot take this kind of content.',
  reputation:
    'The address is good. Your sending IP or domain is distrusted or listed: find the cause, mend it, then ask for removal.',
  authentication: 'The address is good. Mend SPF, DKIM and DMARC of your sending domain, then send again.',
  'missing-ptr':
    'The address is good. Give the sending IP a reverse DNS name that leads back to it, and use it as HELO name.',
  policy:
    "The address is good. The receiver's policy refuses this mail: read its words and ask its postmaster.",
  throttling: 'Slow down to this receiver and try again later.',
  'relay-denied':
    'Mend the route: this server does not relay for you. Check where the domain’s mail is to go, or log in.',
  'sender-rejected':
    'The address is good. The receiver refuses your sender address: check that it exists and may be used.',
  'tls-required':
    'The address is good. Make your server use TLS: the receiver takes mail only over an encrypted connection.',
  security: 'The address is good. Check log-in and encryption settings of the sending server.',
  greylisting: 'Try again in a few minutes: the receiver delays unknown senders.',
  timeout: "Try again later: the receiver's server did not answer.",
  'network-error': 'Try again later: the network or DNS failed on the way.',
  expired: 'Keep an eye on this address: the mail could not be delivered within the time allowed.',
  'routing-loop': "The mail runs in circles at the receiver's or a forwarder's side: tell its postmaster.",
  'system-error': "Try again later: the receiver's system has a fault of its own.",
  'system-full': "Try again later: the receiver's disk is full.",
  'protocol-error': 'Check the sending software: the SMTP conversation went wrong.',
  'list-expansion': 'Write to the list in the way it allows, or ask its owner.',
  suppressed: 'Put this address on your own suppression list: the sending service already refuses it.',
  unknown: 'The cause cannot be told: keep an eye on this address, and stop after a second hard bounce.',
}

/**
 * What to do about one failure: the default of the policy, without history.
 *
 * @param at when it failed, ISO 8601; without it no time to try again can be told
 * @param queued whether a mail server or service with a queue of its own had tried
 */
export function adviceFor(failure: Failure, at: string | null = null, queued = true): Advice {
  const advice = withoutTime(failure)
  const retryAt = failure.kind === 'bounce' ? retryTime(failure, at, queued) : null
  return retryAt === null ? advice : { do: advice.do, party: advice.party, text: advice.text, retryAt }
}

function withoutTime(failure: Failure): Advice {
  switch (failure.kind) {
    case 'complaint':
      if (failure.feedbackType === 'not-spam')
        return {
          do: 'none',
          party: 'recipient',
          text: 'Nothing to do: the recipient says that this is not spam.',
        }
      if (failure.feedbackType === 'auth-failure')
        return {
          do: 'fix',
          party: 'sender',
          text: 'No complaint by a person: mend SPF, DKIM or DMARC of the domain named.',
        }
      return {
        do: 'suppress',
        party: 'recipient',
        text: 'Stop sending to this address: the recipient marked the mail as unwanted.',
      }
    case 'unsubscribe':
      return {
        do: 'suppress',
        party: 'recipient',
        text: 'Take this address off the list: the recipient has unsubscribed.',
      }
    case 'dropped':
      return withheld(failure.reason)
    case 'bounce':
    case 'delayed':
      return failure.reason === null ? NOTHING : forReason(failure.reason, failure)
    default:
      return NOTHING
  }
}

const NOTHING: Advice = { do: 'none', party: 'system', text: 'Nothing to do.' }

/** Of a send that the service withheld: for the address, or for a fault of the message or the account. */
function withheld(reason: Reason | null): Advice {
  if (reason === null || reason === 'suppressed')
    return { do: 'suppress', party: 'recipient', text: SENTENCES.suppressed }
  if (REASONS[reason].party === 'recipient') return forReason(reason, HARD)
  return {
    do: 'fix',
    party: REASONS[reason].party,
    text: 'The address is good: the sending service refused the message. Read its words and mend the cause.',
  }
}

const HARD: Failure = { kind: 'bounce', type: 'hard', reason: null, retryAfter: null, feedbackType: null }

function forReason(reason: Reason, failure: Failure): Advice {
  const { party, advice } = REASONS[reason]
  if (failure.kind === 'delayed')
    return { do: 'none', party, text: 'Nothing to do yet: the sending server is still trying.' }
  // A live refusal for now ("450 user unknown") is no ground to stop.
  if (advice === 'suppress' && failure.type === 'soft')
    return { do: 'watch', party, text: 'Keep an eye on this address: the receiver refuses it for now.' }
  return { do: advice, party, text: SENTENCES[reason] }
}
