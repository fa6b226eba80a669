import { UndeliveredError } from '../errors.ts'

/** A number of the policy: what it is by default, between which bounds it may lie, and why it is what it is. */
export interface PolicyNumber {
  readonly value: number
  readonly unit: string
  readonly least: number
  readonly most: number
  /** What the number does, as a part of a sentence. */
  readonly text: string
  readonly why: string
}

/** Every number of the policy with its reason: docs/policy.md is made from this table. */
export const POLICY_NUMBERS = {
  softBounces: {
    value: 5,
    unit: 'soft bounces',
    least: 1,
    most: 1000,
    text: 'soft bounces after which an address is suppressed; at most one a day is counted',
    why: 'A full mailbox or a broken server is mended within days; five failed days are no accident.',
  },
  softWindowDays: {
    value: 30,
    unit: 'days',
    least: 1,
    most: 3650,
    text: 'days within which these soft bounces must lie',
    why: 'Old trouble says nothing of today: what lies further back is forgotten.',
  },
  softSpanDays: {
    value: 7,
    unit: 'days',
    least: 0,
    most: 3650,
    text: 'days that must lie between the first and the last of them',
    why: 'A system that is down for a long week-end bounces every day and is well again on Tuesday.',
  },
  recentDays: {
    value: 30,
    unit: 'days',
    least: 0,
    most: 3650,
    text: 'days within which an earlier delivery makes a hard bounce doubtful',
    why: 'A mailbox that took mail last week has more likely a fault than vanished; receivers have reported live accounts as unknown.',
  },
  holdDays: {
    value: 7,
    unit: 'days',
    least: 1,
    most: 3650,
    text: 'days without mail for such an address, before one more try',
    why: 'Faults of receivers last hours or days: after a week the next bounce is the truth.',
  },
  watchDays: {
    value: 180,
    unit: 'days',
    least: 1,
    most: 3650,
    text: 'days for which a first hard bounce that did not suppress is remembered',
    why: 'Long enough for senders who mail once in a quarter to meet the second one.',
  },
  suppressDays: {
    value: 180,
    unit: 'days',
    least: 1,
    most: 36500,
    text: 'days after which a suppression for bounces ends and the next mail is a trial',
    why: 'People come back and domains are renewed; one trial in half a year harms no reputation.',
  },
  suppressGrowth: {
    value: 2,
    unit: 'times',
    least: 1,
    most: 10,
    text: 'times as long an address is suppressed when the trial fails too',
    why: 'Each failed trial makes the next one less likely to succeed.',
  },
  suppressMostDays: {
    value: 1440,
    unit: 'days',
    least: 1,
    most: 36500,
    text: 'days that a suppression for bounces lasts at most',
    why: 'Four years: from then on further doubling changes nothing.',
  },
  outageMinutes: {
    value: 15,
    unit: 'minutes',
    least: 1,
    most: 60,
    text: 'minutes before it is noticed that an outage covers at least',
    why: 'Bounces arrive out of order, and those who never took mail are called unknown too.',
  },
  outageAddresses: {
    value: 20,
    unit: 'addresses',
    least: 2,
    most: 1000,
    text: 'different addresses that took mail before and must be called unknown, however fast you send; a quarter of them where they are at a provider’s own domain and most answers there say so',
    why: 'Fewer are chance, and are soon put right by hand. Colleagues may leave together, strangers do not.',
  },
  outagePercent: {
    value: 10,
    unit: '%',
    least: 0,
    most: 100,
    text: 'per cent of the answers about such addresses that must be exceeded, beside what time explains',
    why: 'Lists in use lose a few per cent of their addresses, not every tenth.',
  },
  outageGrowth: {
    value: 5,
    unit: 'times',
    least: 1,
    most: 1000,
    text: 'times its usual share that must be exceeded',
    why: 'A list of bad addresses has a high share every day; an outage is a leap.',
  },
  outageBaseDays: {
    value: 30,
    unit: 'days',
    least: 1,
    most: 60,
    text: 'days from which the usual share is taken',
    why: 'Covers a monthly mailing.',
  },
  outageQuietMinutes: {
    value: 60,
    unit: 'minutes',
    least: 1,
    most: 10080,
    text: 'minutes without the signs of an outage after which it is over',
    why: 'Outages come and go in waves while they are mended.',
  },
  troubleAddresses: {
    value: 10,
    unit: 'addresses',
    least: 1,
    most: 10000,
    text: 'different addresses to which a receiver must refuse mail for one cause of the sender’s within 24 hours',
    why: 'Fewer are one server’s whim; ten in a day are a cause.',
  },
  troublePercent: {
    value: 5,
    unit: '%',
    least: 0,
    most: 100,
    text: 'per cent of its answers that such refusals must exceed',
    why: 'A healthy sender has one or two per cent refused at a large receiver.',
  },
  troubleGrowth: {
    value: 3,
    unit: 'times',
    least: 1,
    most: 1000,
    text: 'times the share of the weeks before that must be exceeded',
    why: 'What has always been so is known; the last seven days are left out of the usual, so that a slow rise shows.',
  },
  troubleCriticalPercent: {
    value: 20,
    unit: '%',
    least: 0,
    most: 100,
    text: 'per cent of its answers over which it is critical, and an incident however usual it is',
    why: 'When every fifth message is refused the receiver has made up its mind.',
  },
  listedAddresses: {
    value: 3,
    unit: 'addresses',
    least: 1,
    most: 1000,
    text: 'different addresses refused within 24 hours under the name of one blocklist',
    why: 'One may be a stale copy of a list; three are a listing, and each hour of it costs mail.',
  },
  listedReceivers: {
    value: 3,
    unit: 'receivers',
    least: 1,
    most: 1000,
    text: 'receivers that name the list, from which on it is critical',
    why: 'A list that many receivers ask stops mail everywhere.',
  },
  bounceWarnPercent: {
    value: 2,
    unit: '%',
    least: 0,
    most: 100,
    text: 'per cent of hard bounces over which a warning opens',
    why: 'Services begin to review a sender there.',
  },
  bounceCriticalPercent: {
    value: 5,
    unit: '%',
    least: 0,
    most: 100,
    text: 'per cent of hard bounces over which it is critical',
    why: 'Amazon SES puts an account under review at 5 % and stops it at 10 %.',
  },
  bounceSends: {
    value: 34,
    unit: 'sends',
    least: 1,
    most: 1000000,
    text: 'messages without which there is no verdict on bounces; for fewer in a day, up to 7 days are taken together',
    why: 'Under that a single bounce would be over the limit.',
  },
  complaintWarnPercent: {
    value: 0.1,
    unit: '%',
    least: 0,
    most: 100,
    text: 'per cent of complaints over which a warning opens',
    why: 'Gmail and Yahoo ask for less than 0.1 %.',
  },
  complaintCriticalPercent: {
    value: 0.3,
    unit: '%',
    least: 0,
    most: 100,
    text: 'per cent of complaints over which it is critical',
    why: 'Gmail and Yahoo stop helping senders at 0.3 %.',
  },
  complaintDeliveries: {
    value: 1000,
    unit: 'deliveries',
    least: 1,
    most: 10000000,
    text: 'deliveries without which there is no verdict on complaints; for fewer in a day, up to 7 days are taken together',
    why: 'Under that a single complaint would be over the limit.',
  },
  rateChance: {
    value: 2,
    unit: 'times',
    least: 0,
    most: 10,
    text: 'times the scatter of chance (the square root) by which bounces or complaints must exceed the limit',
    why: 'Of small numbers some lie over a limit by chance; of large ones this changes next to nothing.',
  },
  silenceSurety: {
    value: 7,
    unit: 'times',
    least: 2,
    most: 50,
    text: 'how sure a silence must be: the natural logarithm of one in so many that a source is quiet so long by chance',
    why: 'One in a thousand: some two to four hours in which a busy source was never quiet before, and no night or week-end.',
  },
  silenceWeeks: {
    value: 2,
    unit: 'weeks',
    least: 1,
    most: 52,
    text: 'weeks in which an hour of the week must have been seen before its silence counts',
    why: 'Until then nobody knows what a week-end is.',
  },
  unreadableInputs: {
    value: 20,
    unit: 'inputs',
    least: 2,
    most: 100000,
    text: 'inputs in a row that a source could not read, with none between that it could',
    why: 'Single broken messages are everyday; nothing else is a wrong setting or a changed format.',
  },
  backscatterReports: {
    value: 100,
    unit: 'reports',
    least: 2,
    most: 1000000,
    text: 'reports on mail that was never sent, within 24 hours, that are a flood',
    why: 'A few a day reach everybody; a hundred mean that somebody forges your address now.',
  },
  backscatterGrowth: {
    value: 5,
    unit: 'times',
    least: 1,
    most: 1000,
    text: 'times the usual day that a flood must exceed',
    why: 'Well-known addresses are forged every day.',
  },
  planGrowPercent: {
    value: 30,
    unit: '%',
    least: 1,
    most: 200,
    text: 'per cent by which a plan grows from day to day while all goes well',
    why: 'Receivers distrust leaps; this doubles in under three days, and reaches a hundredfold in three weeks.',
  },
  planHoldPercent: {
    value: 3,
    unit: '%',
    least: 0,
    most: 100,
    text: 'per cent of refusals for the sender’s sake in three days over which a plan grows no more',
    why: 'A healthy sender has one or two per cent refused at a large receiver.',
  },
  planSlowPercent: {
    value: 10,
    unit: '%',
    least: 0,
    most: 100,
    text: 'per cent of them over which a plan halves',
    why: 'Each refused message costs more reputation; fewer, to those who read, win it back.',
  },
  planPausePercent: {
    value: 40,
    unit: '%',
    least: 0,
    most: 100,
    text: 'per cent of them over which a plan pauses',
    why: 'Where about half is refused more mail only does harm.',
  },
  planPauseDays: {
    value: 3,
    unit: 'days',
    least: 1,
    most: 30,
    text: 'days of such a pause, before it begins again with little',
    why: 'Most blocks of receivers that end by themselves do so within two or three days.',
  },
  planStayDays: {
    value: 3,
    unit: 'days',
    least: 1,
    most: 30,
    text: 'days without growth after a plan held or halved',
    why: 'The last three days are what it is judged by.',
  },
  incidentQuietHours: {
    value: 24,
    unit: 'hours',
    least: 1,
    most: 720,
    text: 'hours without signs, with mail going on, after which an incident of the sender’s or a rate is over',
    why: 'A day has every mailing in it.',
  },
  incidentForgetDays: {
    value: 7,
    unit: 'days',
    least: 1,
    most: 365,
    text: 'days without signs after which it is over though no mail went',
    why: 'A week-end or a pause mends nothing by itself; after a week it is judged afresh.',
  },
  incidentReopenDays: {
    value: 7,
    unit: 'days',
    least: 0,
    most: 365,
    text: 'days within which one that comes back is the same incident',
    why: 'Trouble that is half mended comes back within days; it should not be told as news.',
  },
} as const satisfies Record<string, PolicyNumber>

export type PolicyName = keyof typeof POLICY_NUMBERS

/** The numbers by which decisions are made. */
export type Policy = Readonly<Record<PolicyName, number>>

export const POLICY_NAMES = Object.keys(POLICY_NUMBERS) as readonly PolicyName[]

/**
 * The policy in force where nothing is changed; `POLICY_NUMBERS` has the reason for each number.
 *
 * @example
 * DEFAULT_POLICY.softBounces      // 5
 * POLICY_NUMBERS.softBounces.why  // 'A full mailbox or a broken server …'
 */
export const DEFAULT_POLICY: Policy = Object.freeze(
  Object.fromEntries(POLICY_NAMES.map((name) => [name, POLICY_NUMBERS[name].value])),
) as Policy

/** A policy that was kept, perhaps by another version: what is new has its default, what is gone is left out. */
export function keptPolicy(kept: Readonly<Record<string, number>> = {}): Policy {
  return Object.freeze(
    Object.fromEntries(POLICY_NAMES.map((name) => [name, kept[name] ?? DEFAULT_POLICY[name]])),
  ) as Policy
}

/**
 * The default policy with some numbers changed. Every value is checked, and that they fit together.
 *
 * @throws UndeliveredError `POLICY_INVALID` for an unknown name, a value out of bounds, or numbers by which no
 *   address could ever be suppressed
 * @example resolvePolicy({ softBounces: 3 }).softWindowDays // 30
 */
export function resolvePolicy(changes: Readonly<Record<string, unknown>> = {}): Policy {
  for (const [name, value] of Object.entries(changes)) check(name, value)
  const policy: Policy = { ...DEFAULT_POLICY, ...changes }
  const { softBounces, softSpanDays, softWindowDays, suppressDays, suppressMostDays } = policy
  if (softSpanDays > softWindowDays)
    throw invalid('softSpanDays', `at most softWindowDays (${softWindowDays})`, softSpanDays)
  if (softBounces > softWindowDays + 1)
    throw invalid('softBounces', `at most one a day of softWindowDays (${softWindowDays + 1})`, softBounces)
  if (suppressMostDays < suppressDays)
    throw invalid('suppressMostDays', `at least suppressDays (${suppressDays})`, suppressMostDays)
  return Object.freeze(policy)
}

function check(name: string, value: unknown): void {
  if (!Object.hasOwn(POLICY_NUMBERS, name))
    throw invalid('names', `some of ${POLICY_NAMES.join(', ')}`, JSON.stringify(name))
  const { least, most, unit }: PolicyNumber = POLICY_NUMBERS[name as PolicyName]
  const whole = unit !== 'times' && unit !== '%'
  const fits = typeof value === 'number' && value >= least && value <= most
  if (!fits || (whole && !Number.isInteger(value)))
    throw invalid(name, `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`, shown(value))
}

const shown = (value: unknown) => (typeof value === 'number' ? value : (JSON.stringify(value) ?? 'undefined'))

function invalid(name: string, wanted: string, value: string | number): UndeliveredError {
  return new UndeliveredError('POLICY_INVALID', name, wanted, value)
}
