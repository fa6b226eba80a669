import { receiverTitle } from '../../decide/receiver-title.ts'
import type { Cause } from '../../decide/state.ts'
import type { SuppressionEntry } from '../../exchange/entry.ts'
import type { PrintedEvent } from './event-format.ts'
import { counted, grouped } from './numbers.ts'
import { fateInWords } from './words.ts'
import { hanging } from './wrap.ts'

const TOP = 6
/** Words of strangers are counted one by one up to here. */
const MOST_WORDS = 100
/** A space at which no line is broken. */
const TOGETHER = '\u00a0'

/** Why an address stands on a list. */
const LISTED: Readonly<Record<Cause, string>> = {
  bounces: 'listed as bounced',
  mirrored: 'listed as blocked',
  complaint: 'listed for a complaint',
  unsubscribe: 'listed as unsubscribed',
  manual: 'listed by hand',
}

/** What is counted of an event. */
export type Counted = Pick<PrintedEvent, 'kind' | 'type' | 'reason' | 'provider' | 'advice'>

/** Counts events for the lines at the end. Its size does not grow with the number of events. */
export class Summary {
  #messages = 0
  #lines = 0
  #unread = 0
  #failures = 0
  readonly #ignored = new Map<string, number>()
  #hidden = 0
  #entries = 0
  readonly #lists = new Map<string, number>()
  readonly #skipped: string[] = []
  #skippedCount = 0
  readonly #fates = new Map<string, number>()
  readonly #reasons = new Map<string, number>()
  readonly #receivers = new Map<string, number>()
  readonly #advice = new Map<string, number>()

  message(): void {
    this.#messages++
  }

  /** Lines of a log, and how many of them were not understood. */
  lines(read: number, unread: number): void {
    this.#lines += read
    this.#unread += unread
  }

  /** Words for events of a service that tell nothing about delivery. */
  ignore(words: readonly string[]): void {
    for (const word of words) {
      const known = this.#ignored.has(word) || this.#ignored.size < MOST_WORDS
      add(this.#ignored, known ? word : 'other', 1)
    }
  }

  /** A line of a suppression list. */
  entry({ cause, reason }: Pick<SuppressionEntry, 'cause' | 'reason'>, format: string): void {
    this.#entries++
    add(this.#lists, format, 1)
    add(this.#fates, LISTED[cause], 1)
    add(this.#reasons, reason, 1)
  }

  failure(): void {
    this.#failures++
  }

  skip(file: string): void {
    this.#skippedCount++
    if (this.#skipped.length < 3) this.#skipped.push(file)
  }

  /** An event that `--only` keeps back. */
  hide(): void {
    this.#hidden++
  }

  /** A later fate of the same message and recipient `replaces` the earlier: a message's recipient counts once. */
  event(event: Counted, replaces: Counted | null = null): void {
    if (replaces) this.#count(replaces, -1)
    this.#count(event, 1)
  }

  #count(event: Counted, by: 1 | -1): void {
    add(this.#fates, fateInWords(event), by)
    add(this.#reasons, event.reason, by)
    add(this.#receivers, event.provider && receiverTitle(event.provider), by)
    if (event.advice.do !== 'none') add(this.#advice, event.advice.do, by)
  }

  /** Plain lines, wrapped at the width; names from files are made safe by the caller. */
  text(width: number): string {
    const failed = this.#failures ? ` (${grouped(this.#failures)} more could not be read)` : ''
    const fates = listed(this.#fates, Number.POSITIVE_INFINITY) || 'nothing to report'
    let text = hanging(`${this.#readText()}${failed}: `, fates, width)
    text += line('Reasons:    ', listed(this.#reasons, TOP), width)
    text += line('Refused by: ', listed(this.#receivers, TOP), width)
    text += line('To do:      ', listed(this.#advice, TOP), width)
    text += line('Not shown:  ', this.#hidden ? `${counted(this.#hidden, 'event')} (--only)` : '', width)
    text += line(
      'Not read:   ',
      this.#unread ? `${counted(this.#unread, 'line')} (--unread prints them)` : '',
      width,
    )
    text += line('Lists of:   ', listed(this.#lists, TOP), width)
    text += line('Ignored:    ', listed(this.#ignored, TOP), width)
    text += line('Skipped:    ', this.#skippedText(), width)
    return text.replaceAll(TOGETHER, ' ')
  }

  #readText(): string {
    const lines = this.#lines ? [counted(this.#lines, 'line')] : []
    const entries = this.#entries ? [`${counted(this.#entries, 'entry', 'entries')} of lists`] : []
    const others = [...lines, ...entries]
    const messages = this.#messages || others.length === 0 ? [counted(this.#messages, 'message')] : []
    return [...messages, ...others].join(', ')
  }

  #skippedText(): string {
    if (!this.#skippedCount) return ''
    const more = this.#skippedCount > this.#skipped.length ? ', …' : ''
    return `${counted(this.#skippedCount, 'file')} that ${this.#skippedCount === 1 ? 'is' : 'are'} no mail (${this.#skipped.join(', ')}${more})`
  }
}

function add(counts: Map<string, number>, key: string | null, by: 1 | -1): void {
  if (key === null) return
  const count = (counts.get(key) ?? 0) + by
  if (count === 0) counts.delete(key)
  else counts.set(key, count)
}

function listed(counts: ReadonlyMap<string, number>, top: number): string {
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const rest = sorted.length > top ? `, ${sorted.length - top}${TOGETHER}others` : ''
  return (
    sorted
      .slice(0, top)
      .map(([name, n]) => `${name} ${grouped(n)}`.replaceAll(' ', TOGETHER))
      .join(', ') + rest
  )
}

function line(label: string, text: string, width: number): string {
  return text ? hanging(label, text, width) : ''
}
