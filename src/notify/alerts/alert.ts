import { inUnits } from './words.ts'

/** What alerts tell of an incident: as much of it as is known. */
export interface IncidentTold {
  readonly id: string
  readonly kind?: string
  readonly cause?: string
  readonly receiver: string | null
  readonly scope?: string | null
  readonly subject?: string | null
  readonly severity?: 'warning' | 'critical'
  readonly from: number
  readonly to: number | null
  readonly openedAt?: number
  readonly held?: number
  readonly count?: number
  readonly share?: number | null
  readonly words?: string | null
  readonly link?: { readonly name: string; readonly url: string } | null
  readonly resolution?: string | null
  readonly acknowledgedAt?: number | null
  readonly mutedUntil?: number | null
}

export type Severity = 'warning' | 'critical'

/** An incident in words. */
export interface Alert {
  readonly id: string
  readonly severity: Severity
  readonly open: boolean
  /** A line. */
  readonly title: string
  /** Sentences. */
  readonly what: string
  readonly why: string
  readonly next: string
  readonly link: { readonly name: string; readonly url: string } | null
}

interface Texts {
  readonly title: (where: string, told: IncidentTold) => string
  readonly why: string
  readonly next: string
}

const trouble = (title: string, why: string, next: string): Texts => ({
  title: (where, { count }) =>
    `${where} refuses mail: ${title}${count ? ` (${inUnits(count, 'refusal')})` : ''}`,
  why,
  next,
})

const OUTAGE: Texts = {
  title: (where, { held }) =>
    `Outage at ${where}${held ? `: ${inUnits(held, 'address', 'addresses')} held` : ''}`,
  why: 'It calls addresses unknown that took mail before, which is almost always its own failure. They are held, not suppressed, so that your list survives.',
  next: 'Send as little as you can to this receiver until it is over. Then release what was held: "undelivered incidents" shows how. Confirm instead only if the addresses really went away.',
}

/** What is said of each cause of an incident: how it is called, why it matters, what to do next. */
const TEXTS: Readonly<Record<string, Texts>> = {
  'unknown-addresses': OUTAGE,
  reputation: trouble(
    'bad reputation',
    'It does not trust the address or domain that sends. While you go on sending, it gets worse.',
    'Slow down to this receiver, send to people who read your mail first, and look at what was sent before it began. "undelivered doctor" looks at your domain.',
  ),
  authentication: trouble(
    'SPF, DKIM or DMARC fails',
    'It cannot tell that the mail is yours. As a rule a record or a key in the DNS has changed, or a new server sends that none of them names.',
    'Run "undelivered doctor" for your domain: it names the record to publish.',
  ),
  'missing-ptr': trouble(
    'no name for your address (PTR)',
    'The address that sends has no name in the DNS, or one that does not lead back to it.',
    'Have whoever owns the address set its PTR record. "undelivered doctor" names the record.',
  ),
  policy: trouble(
    'its policy',
    'It does not take this mail by a rule of its own, which its words name.',
    'Read its words, and do what they ask for.',
  ),
  'spam-filter': trouble(
    'taken for spam',
    'Its filter takes the content for spam. The addresses are good, the message is not.',
    'Look at what is new in your messages: links, words, attachments. Stop the campaign that it began with.',
  ),
  'tls-required': trouble(
    'TLS is required',
    'It takes mail by encrypted connections only.',
    'Turn on TLS for outgoing mail in your mail server.',
  ),
  blocklist: {
    title: (where, { subject }) => `${subject ?? 'Your address'} is on a blocklist, says ${where}`,
    why: 'Many receivers refuse all mail of what the list names.',
    next: 'Find out what it was listed for and end that first; then ask the list to take it off.',
  },
  'hard-bounces': {
    title: (where, { share }) =>
      `Too many addresses do not exist at ${where}${share ? ` (${percent(share)} of the mail)` : ''}`,
    why: 'Receivers take mail to addresses that do not exist for a sign of bought or old lists. E-mail services pause accounts for it from 5 per cent on.',
    next: 'Stop the import or the campaign that it comes from, and have addresses confirmed before they get mail.',
  },
  complaints: {
    title: (where, { share }) =>
      `Too many people at ${where} call your mail spam${share ? ` (${percent(share)} of the mail)` : ''}`,
    why: 'From 0.3 per cent on receivers put mail into the spam folder, of everybody.',
    next: 'Stop the campaign that it comes from. Send only to who asked for it, and make unsubscribing easy.',
  },
  'nothing-read': {
    title: (_where, { subject }) => `Nothing comes from ${subject ?? 'a source'} any more`,
    why: 'A source has been silent for longer than it ever was: as a rule a password, a path or a rule has changed. Until it speaks again, bounces are not noticed.',
    next: 'Look at it: "undelivered sources" tells how it fares.',
  },
  unreadable: {
    title: (_where, { subject }) => `Nothing that ${subject ?? 'a source'} brings can be read`,
    why: 'It brings things that are no bounces, or in a form that is not known.',
    next: 'Look at one of them with "undelivered explain".',
  },
  backscatter: {
    title: (_where, { count }) =>
      `Bounces of mail that you did not send${count ? ` (${inUnits(count, 'bounce')})` : ''}`,
    why: 'Somebody sends spam with your address as its sender. The bounces are kept apart and suppress nobody.',
    next: 'There is little to do but to wait. A DMARC policy of "reject" makes your domain a bad choice for forgers.',
  },
}

const UNKNOWN: Texts = {
  title: (where) => `Trouble at ${where}`,
  why: 'What comes back differs from what usually comes back.',
  next: 'Look at it: "undelivered incidents".',
}

/** An incident in plain words: what happened, why, what to do next. */
export function alertOf(told: IncidentTold): Alert {
  // An outage was the only kind before there were others.
  const texts = TEXTS[told.cause ?? 'unknown-addresses'] ?? UNKNOWN
  const where = told.receiver ?? (told.scope ? `stream ${told.scope}` : 'several receivers')
  return {
    id: told.id,
    severity: told.severity ?? 'critical',
    open: told.to === null,
    title: texts.title(where, told),
    what: whatHappened(told, where),
    why: texts.why,
    next: texts.next,
    link: told.link ?? null,
  }
}

function whatHappened(told: IncidentTold, where: string): string {
  const { from, to, count, words, held, subject, receiver } = told
  const span = to === null ? `Since ${minuteOf(from)}` : `From ${minuteOf(from)} to ${minuteOf(to)}`
  const many = count === undefined ? '' : `: ${inUnits(count, 'report')}`
  const about = subject ? ` about ${subject}` : ''
  const said = words ? ` ${receiver === null ? 'The words' : 'Its words'}: "${words}"` : ''
  const kept = held ? ` ${inUnits(held, 'address is', 'addresses are')} held because of it.` : ''
  return `${span} at ${where}${many}${about}.${kept}${said}`
}

const percent = (share: number) => `${+share.toFixed(2)} %`
const minuteOf = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
