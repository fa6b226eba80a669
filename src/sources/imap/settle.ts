import type { ImapFlow } from 'imapflow'
import type { ImapBlock } from './block.ts'
import { setOf } from './messages.ts'

/** Moves and marks what was understood. What the server does not allow is a remark, and stops no reading. */
export class Settler {
  readonly #block: Pick<ImapBlock, 'moveTo' | 'keyword'>
  #made = false
  /** Why bounces stay where they are, for people; null where all is well. */
  remark: string | null = null

  constructor(block: Pick<ImapBlock, 'moveTo' | 'keyword'>) {
    this.#block = block
  }

  /** Whether nothing is to be changed at all. */
  get idle(): boolean {
    return this.#block.moveTo === undefined && this.#block.keyword === undefined
  }

  /** @param uids messages of the open mailbox, whose events are durable */
  async settle(client: ImapFlow, uids: readonly number[]): Promise<void> {
    if (this.idle || uids.length === 0) return
    const { moveTo, keyword } = this.#block
    this.remark = null
    if (keyword !== undefined) await this.#mark(client, uids, keyword)
    if (moveTo !== undefined) await this.#move(client, uids, moveTo)
  }

  async #mark(client: ImapFlow, uids: readonly number[], keyword: string): Promise<void> {
    const done = await client.messageFlagsAdd(setOf(uids), [keyword], { uid: true, silent: true })
    if (!done) this.#told(client, `The server does not mark bounces with ${keyword} in this mailbox.`)
  }

  async #move(client: ImapFlow, uids: readonly number[], to: string): Promise<void> {
    // Without either, moving ends with an EXPUNGE that also takes what somebody else has marked as deleted.
    if (!['MOVE', 'UIDPLUS', 'IMAP4rev2'].some((one) => client.capabilities.has(one)))
      return this.#told(client, 'The server cannot move single messages (no MOVE, no UIDPLUS): they stay.')
    await this.#make(client, to)
    const done = await client.messageMove(setOf(uids), to, { uid: true })
    if (done === false || done === undefined)
      this.#told(client, `The server does not move bounces to ${to}: they are kept, and stay where they are.`)
  }

  async #make(client: ImapFlow, mailbox: string): Promise<void> {
    if (this.#made) return
    try {
      await client.mailboxCreate(mailbox)
      this.#made = true
    } catch {
      // Moving tells whether it is there.
    }
  }

  /** A connection that broke is no refusal: they are settled when it is there again. */
  #told(client: ImapFlow, remark: string): void {
    if (!client.usable) throw new Error('the connection ended while bounces were moved')
    this.remark = remark
  }
}
