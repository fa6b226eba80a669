import type { Cause } from '../decide/state.ts'
import { oneAddress } from '../decode/address.ts'
import { serviceMilliseconds } from '../decode/service-time.ts'
import { REASONS, type Reason } from '../model/reasons.ts'
import type { SuppressionEntry } from './entry.ts'
import { text } from './fields.ts'
import type { Draft, ListFormat } from './formats/format.ts'

/** What the words of a reply come to; null where they tell nothing. `classifyReply(text).reason` fits. */
export type ClassifyText = (text: string) => Reason | null

/** What is the same for every entry of a list. */
export interface ListContext {
  readonly format: Pick<ListFormat, 'id' | 'exact'>
  /** The stream where an entry names none. */
  readonly scope: string
  readonly classify: ClassifyText | undefined
}

/** An entry, and sentences about what of it was not understood; null where nothing can be imported. */
export interface Finished {
  readonly entry: SuppressionEntry | null
  readonly problems: readonly string[]
}

const CAUSES: ReadonlySet<unknown> = new Set<Cause>([
  'bounces',
  'mirrored',
  'complaint',
  'unsubscribe',
  'manual',
])
const NOTE_LENGTH = 1000

/** Checks what a record tells, and makes it an entry. */
export function finish(draft: Draft, { format, scope, classify }: ListContext): Finished {
  const address = addressOf(draft.address)
  if (address === null) return { entry: null, problems: [noAddress(draft.address)] }
  const { cause, reason } = draft.meaning
  if (format.exact && !CAUSES.has(cause)) return { entry: null, problems: [`No cause is called “${cause}”.`] }
  const problems: string[] = []
  const time = (value: unknown, what: string): number | null => {
    const written = text(value)
    const ms = written === null ? null : serviceMilliseconds(written)
    if (ms === null || !Number.isNaN(ms)) return ms
    problems.push(`${what} “${written}” is no date that can be read: imported without it.`)
    return null
  }
  if (text(reason) !== null && !Object.hasOwn(REASONS, reason!))
    problems.push(`No reason is called “${reason}”: imported without it.`)
  const entry: SuppressionEntry = {
    address,
    scope: (format.exact ? exact(draft.scope) : text(draft.scope)) ?? scope,
    cause,
    reason: reasonOf(draft, classify),
    since: time(draft.since, 'The date'),
    until: time(draft.until, 'The end'),
    source: exact(draft.source) ?? `import:${format.id}`,
    note: format.exact ? exact(draft.word) : noteOf(draft),
  }
  return { entry, problems }
}

/** One address, with or without a name beside it. */
function addressOf(value: unknown): string | null {
  const written = text(value)
  if (written === null || /^\*?@/.test(written)) return null
  return oneAddress(written)
}

function noAddress(value: unknown): string {
  const written = text(value)?.slice(0, 100)
  if (written === undefined) return 'There is no address.'
  if (/^\*?@|^[\w-]+(?:\.[\w-]+)+$/.test(written))
    return `“${written}” is a whole domain: only single addresses can be on the list.`
  return `“${written}” is no e-mail address.`
}

/** What the words say goes before what the service calls it, unless they say nothing. */
function reasonOf(
  { meaning: { cause, reason }, words }: Draft,
  classify: ClassifyText | undefined,
): Reason | null {
  const told = text(reason) !== null && Object.hasOwn(REASONS, reason!) ? reason! : null
  if (cause !== 'bounces' && cause !== 'mirrored') return told
  const written = text(words)
  const said = written === null ? null : (classify?.(written) ?? null)
  return said === 'unknown' ? told : (said ?? told)
}

const noteOf = ({ words, word }: Draft) => (text(words) ?? text(word))?.slice(0, NOTE_LENGTH) ?? null

const exact = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
