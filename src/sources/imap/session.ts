import type { ImapFlow } from 'imapflow'
import type { Fares } from '../fares.ts'
import { isReport } from '../reports.ts'
import { bytesOf } from '../server/bytes.ts'
import type { SourceContext } from '../source.ts'
import type { ImapBlock } from './block.ts'
import { type Batch, fetched, thereOf, uidsAfter } from './messages.ts'
import { News } from './news.ts'
import { notGivenRemark } from './not-given-remark.ts'
import type { Place, Position } from './position.ts'
import type { Settler } from './settle.ts'
import type { Suspects } from './suspects.ts'

export interface SessionContext extends Pick<SourceContext, 'name' | 'sink' | 'clock' | 'log'> {
  readonly block: ImapBlock
  readonly fares: Fares
  readonly position: Position
  readonly settler: Settler
  readonly suspects: Suspects
}

/** What is done while one connection holds. */
export class Session {
  readonly #client: ImapFlow
  readonly #context: SessionContext
  readonly #news: News
  /** Whether every mailbox was read to its end. */
  caughtUp = false

  constructor(client: ImapFlow, context: SessionContext) {
    this.#client = client
    this.#context = context
    this.#news = new News(client)
  }

  /** What people should know although it runs. */
  get remark(): string | null {
    const { block, position, settler } = this.#context
    return settler.remark ?? notGivenRemark(position.notGiven(block.mailboxes))
  }

  /** Reads, and waits for more, until the signal says so. */
  async run(signal: AbortSignal): Promise<void> {
    const { block, fares, position } = this.#context
    // The first one last: it stays open, and the server tells of new mail in it.
    const mailboxes = [...block.mailboxes].reverse()
    fares.runs(this.remark)
    while (!signal.aborted) {
      this.#news.forget()
      const missing: MailboxMissing[] = []
      for (const mailbox of mailboxes) await this.#read(mailbox, signal).catch(missed(missing))
      if (missing.length === mailboxes.length) throw missing.at(-1)
      this.caughtUp = true
      fares.passesOver(position.notGiven(mailboxes).filter(({ again }) => again === null).length)
      fares.runs(missing[0]?.message ?? this.remark)
      await this.#news.wait(block.everySeconds * 1000, signal)
    }
  }

  async #read(mailbox: string, signal: AbortSignal): Promise<void> {
    const { sink, position, settler, clock } = this.#context
    if (signal.aborted) return
    const { uidValidity } = await openMailbox(this.#client, mailbox, settler.idle)
    const place = position.of(mailbox, uidValidity)
    const { notGiven } = place
    notGiven.keepOnly(new Set(await thereOf(this.#client, notGiven.uids)))
    const again = notGiven.due(clock())
    const uids = notGiven.isFull ? again : [...(await uidsAfter(this.#client, place.uid)), ...again]
    await this.#take(mailbox, place, uids, signal)
    if (uids.length > 0) await sink.take([], position.text)
    if (signal.aborted) return
    const [refused] = notGiven.waiting
    if (notGiven.isFull)
      throw new Error(`The server gives no messages of ${mailbox} any more (“${refused!.reason}”).`)
  }

  async #take(mailbox: string, place: Place, uids: readonly number[], signal: AbortSignal): Promise<void> {
    const { sink, position, settler, block, suspects } = this.#context
    const asking = { limit: bytesOf(block.messageMegabytes), box: `${mailbox} ${place.validity}`, suspects }
    for await (const { messages, notGiven, last } of fetched(this.#client, uids, asking)) {
      if (signal.aborted) return
      // The position is kept one batch late: where the process ends before bounces were moved, they are read again,
      // which changes nothing, and moved then.
      const outcomes = await sink.take(
        messages.map(({ bytes }) => ({ email: bytes })),
        position.text,
      )
      this.#context.fares.received(messages.length)
      const reports = messages.filter((_, n) => isReport(outcomes[n]!)).map(({ uid }) => uid)
      await settler.settle(this.#client, reports)
      place.notGiven.forget(messages.map(({ uid }) => uid))
      this.#note(mailbox, place, notGiven)
      place.uid = Math.max(place.uid, last)
      if (place.notGiven.isFull) return
    }
  }

  #note(mailbox: string, place: Place, refused: Batch['notGiven']): void {
    const { name, log, clock } = this.#context
    for (const { uid, reason } of refused) {
      const { tries, again } = place.notGiven.add(uid, reason, clock())
      const what = { source: name, mailbox, uid, reason, tries }
      log.warn(
        what,
        again === null ? 'message passed over: the server does not give it' : 'message not given',
      )
    }
  }
}

/** One of the mailboxes is not there; the others are read. */
class MailboxMissing extends Error {
  override readonly name = 'MailboxMissing'
}

const missed = (missing: MailboxMissing[]) => (error: unknown) => {
  if (!(error instanceof MailboxMissing)) throw error
  missing.push(error)
}

/** @throws where there is no such mailbox, for people */
export async function openMailbox(client: ImapFlow, mailbox: string, readOnly: boolean) {
  try {
    return await client.mailboxOpen(mailbox, { readOnly })
  } catch (error) {
    const { mailboxMissing } = error as { mailboxMissing?: boolean }
    if (mailboxMissing !== true) throw error
    const names = (await client.list()).slice(0, 20).map(({ path }) => path)
    throw new MailboxMissing(`There is no mailbox ${mailbox}. There are ${names.join(', ')}.`)
  }
}
