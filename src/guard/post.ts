import type { Envelope } from './return-path.ts'
import { type Outcome, tellsOfSession } from './send-report.ts'

/** What Nodemailer's transports return or throw of who got a message, and who did not. */
interface Told {
  readonly accepted?: readonly unknown[]
  readonly rejected?: readonly unknown[]
  readonly rejectedErrors?: readonly Error[]
}

/**
 * Posts a message in each of its envelopes, one after another. Where the session fails (no connection, no login) the
 * rest is not tried: it would fail alike, each after its time-out.
 */
export async function postAll(
  envelopes: readonly Envelope[],
  post: (envelope: Envelope) => Promise<unknown>,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  let broken: Error | null = null
  for (const envelope of envelopes) {
    const about = { recipients: envelope.to, sender: envelope.from }
    if (broken !== null) {
      outcomes.push({ ...about, told: again(broken), returned: false })
      continue
    }
    try {
      outcomes.push({ ...about, told: await post(envelope), returned: true })
    } catch (error) {
      if (tellsOfSession(error)) broken = error as Error
      outcomes.push({ ...about, told: error, returned: false })
    }
  }
  return outcomes
}

/**
 * What a program is told of all envelopes together, as if there had been one: who got the message, and who did not.
 * Where nobody got it, that is the first error.
 */
export function together(outcomes: readonly Outcome[], from: string): Pick<Outcome, 'told' | 'returned'> {
  const first = outcomes.find(({ returned }) => returned) ?? outcomes[0]!
  if (outcomes.length === 1) return first
  const refused = { rejected: outcomes.flatMap(rejectedOf), rejectedErrors: outcomes.flatMap(errorsOf) }
  if (!first.returned) return { ...first, told: Object.assign(first.told as Error, refused) }
  const envelope = { from, to: outcomes.flatMap(({ recipients }) => recipients) }
  const accepted = outcomes.flatMap(acceptedOf)
  return { ...first, told: { ...(first.told as object), envelope, accepted, ...refused } }
}

const again = (error: Error) => Object.assign(new Error(error.message, { cause: error }), error)

const toldOf = ({ told }: Outcome) => (told ?? {}) as Told

function acceptedOf(outcome: Outcome): readonly unknown[] {
  return outcome.returned ? (toldOf(outcome).accepted ?? outcome.recipients) : []
}

function rejectedOf(outcome: Outcome): readonly unknown[] {
  return toldOf(outcome).rejected ?? (outcome.returned ? [] : outcome.recipients)
}

function errorsOf(outcome: Outcome): readonly Error[] {
  const { told, returned, recipients } = outcome
  const { rejectedErrors } = toldOf(outcome)
  if (rejectedErrors !== undefined || returned) return rejectedErrors ?? []
  return recipients.map((recipient) => Object.assign(again(told as Error), { recipient }))
}
