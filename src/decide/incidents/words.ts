import { adviceFor } from '../advice.ts'
import type { IncidentCause, IncidentFacts, Trouble } from '../incident.ts'
import { receiverTitle } from '../receiver-title.ts'

/** An incident in words: what happens, and what to do. */
export interface IncidentWords {
  readonly title: string
  readonly todo: string
}

/** A receiver as people know it, and what its own pages tell the sender to do. */
export interface ReceiverWords {
  readonly title: string
  readonly remedy: string | null
}

const TROUBLES: Readonly<Record<Trouble, string>> = {
  reputation: 'for the reputation of the sender',
  authentication: 'because SPF, DKIM or DMARC fails',
  'missing-ptr': 'for the reverse DNS or greeting of the sending server',
  policy: 'by a policy of its own',
  'spam-filter': 'as spam',
  'tls-required': 'because it is not sent over TLS',
}

const WHAT_TO_DO: Readonly<Record<Exclude<IncidentCause, Trouble>, string>> = {
  'unknown-addresses':
    'Once the receiver is well again, release the addresses for one more try; confirm them only if they are really gone.',
  blocklist:
    'Find out why (a stolen account, an old list, mail to spam traps), mend it, then ask for removal by the link. Asking before it is mended makes it worse.',
  'hard-bounces':
    'Stop the mailing. Look where these addresses come from: an import or an old list has to be confirmed or removed before more is sent.',
  complaints:
    'Send less to those who do not read, make unsubscribing easy, and look which mailing the complaints are about.',
  'nothing-read':
    'Look whether the source still works: its log-in, its path, the system that hands over its reports. What it does not read is not suppressed.',
  unreadable:
    'Look at what arrives there: the format has changed, or the source is set to another kind than what it reads.',
  backscatter:
    'Somebody sends mail in your name. These reports change nothing here; publish a DMARC policy so that receivers refuse the forgeries.',
}

const percent = (share: number | null) => (share === null ? '' : ` (${share} %)`)

/**
 * What happens and what to do, in plain words.
 *
 * @example describeIncident(facts, { title: 'Gmail', remedy: null }).title
 * // 'Gmail refuses mail for the reputation of the sender (12 %): 192.0.2.1'
 */
export function describeIncident(facts: IncidentFacts, receiver?: ReceiverWords): IncidentWords {
  const name = receiver?.title ?? facts.receiver ?? ''
  const todo =
    facts.cause in TROUBLES
      ? [receiver?.remedy, adviceOf(facts.cause as Trouble)].filter(Boolean).join(' ')
      : WHAT_TO_DO[facts.cause as keyof typeof WHAT_TO_DO]
  return { title: titleOf(facts, name), todo }
}

function titleOf(
  { kind, cause, scope, subject, share, link, named, count }: IncidentFacts,
  receiver: string,
) {
  const where = receiver === '' ? (scope === '*' || scope === null ? 'all mail' : scope) : receiver
  switch (kind) {
    case 'outage':
      return `${receiver} calls good addresses unknown`
    case 'rate':
      return `${cause === 'complaints' ? 'Complaints' : 'Hard bounces'} of ${where} are over the limit${percent(share)}`
    case 'silence':
      return cause === 'unreadable'
        ? `Source ${subject} could read none of its last ${count} inputs`
        : `Source ${subject} has read nothing for longer than usual`
    case 'backscatter':
      return 'A flood of reports on mail that was never sent from here'
    default:
      if (cause === 'blocklist') {
        const many = named.length === 1 ? receiverTitle(named[0]!.name) : `${named.length} receivers`
        return `${link?.name ?? 'A blocklist'} lists ${subject ?? 'the sender'}: ${many} refuse${named.length === 1 ? 's' : ''} mail`
      }
      return `${receiver} refuses mail ${TROUBLES[cause as Trouble]}${percent(share)}${subject === null ? '' : `: ${subject}`}`
  }
}

function adviceOf(reason: Trouble): string {
  const failure = { kind: 'bounce', type: 'soft', reason, retryAfter: null, feedbackType: null } as const
  return adviceFor(failure).text
}
