import type { ImapFlow } from 'imapflow'
import type { Fares } from '../fares.ts'
import { isReport } from '../reports.ts'
import { bytesOf } from '../server/bytes.ts'
import type { Sink } from '../source.ts'
import type { ImapBlock } from './index.ts'
import { fetched, uidsAfter } from './messages.ts'
import { News } from './news.ts'
import type { Position } from './position.ts'
import type { Settler } from './settle.ts'

export interface SessionContext {
  readonly block: ImapBlock
  readonly sink: Sink
  readonly fares: Fares
  readonly position: Position
  readonly settler: Settler
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

  /** Reads, and waits for more, until the signal says so. */
  async run(signal: AbortSignal): Promise<void> {
    const { block, fares, settler } = this.#context
    // The first one last: it stays open, and the server tells of new mail in it.
    const mailboxes = [...block.mailboxes].reverse()
    fares.runs(settler.remark)
    while (!signal.aborted) {
      this.#news.forget()
      const missing: MailboxMissing[] = []
      for (const mailbox of mailboxes) await this.#read(mailbox, signal).catch(missed(missing))
      if (missing.length === mailboxes.length) throw missing.at(-1)
      this.caughtUp = true
      fares.runs(missing[0]?.message ?? settler.remark)
      await this.#news.wait(block.everySeconds * 1000, signal)
    }
  }

  async #read(mailbox: string, signal: AbortSignal): Promise<void> {
    const { sink, position, settler, block } = this.#context
    if (signal.aborted) return
    const { uidValidity } = await openMailbox(this.#client, mailbox, settler.idle)
    const uids = await uidsAfter(this.#client, position.of(mailbox, uidValidity))
    for await (const { messages, last } of fetched(this.#client, uids, bytesOf(block.messageMegabytes))) {
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
      position.set(mailbox, uidValidity, last)
    }
    if (uids.length > 0) await sink.take([], position.text)
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
