import type { ImapFlow } from 'imapflow'
import { Counting } from '../counting.ts'
import { RoundsSource } from '../rounds-source.ts'
import { bytesOf } from '../server/bytes.ts'
import { Refused, toldError } from '../server/problem.ts'
import { RefusalPause } from '../server/refusal-pause.ts'
import type { SourceContext, SourcePreview } from '../source.ts'
import type { ImapBlock } from './block.ts'
import { Connector, whereOf } from './connect.ts'
import { fetched, uidsAfter } from './messages.ts'
import { type Asked, notGivenRemark } from './not-given-remark.ts'
import { Position } from './position.ts'
import { openMailbox, Session } from './session.ts'
import { Settler } from './settle.ts'
import { Suspects } from './suspects.ts'

/** After a connection ended. Twice as long each time that there is no connection then, up to a minute. */
const RECONNECT = 1000
/** As long as what is under way may take when the source has to stop. */
const GRACE = 5000
/** As many of the newest messages of a mailbox as a look reads. */
const LOOK = 2000

/** Reads mailboxes of an IMAP server, and waits for more. */
export class ImapSource extends RoundsSource<ImapBlock> {
  readonly #connector: Connector
  readonly #settler: Settler
  readonly #pause = new RefusalPause()
  readonly #suspects = new Suspects()

  /** @param reconnectMs how long to wait after a connection ended */
  constructor(block: ImapBlock, context: SourceContext, reconnectMs = RECONNECT) {
    super(block, context, reconnectMs)
    this.#connector = new Connector(block, context)
    this.#settler = new Settler(block)
  }

  async test(): Promise<SourcePreview> {
    const client = await this.#connector.connect()
    const counting = new Counting()
    const notes: string[] = []
    const position = new Position(await this.context.sink.position())
    try {
      for (const mailbox of this.block.mailboxes)
        notes.push(...(await this.#look(client, mailbox, { counting, position })))
    } catch (error) {
      throw toldError(error, whereOf(this.block))
    } finally {
      await ended(client)
    }
    return counting.preview('messages', notes)
  }

  async #look(
    client: ImapFlow,
    mailbox: string,
    { counting, position }: { counting: Counting; position: Position },
  ): Promise<readonly string[]> {
    const { uidValidity } = await openMailbox(client, mailbox, true)
    const place = position.of(mailbox, uidValidity)
    const uids = await uidsAfter(client, place.uid)
    const limit = bytesOf(this.block.messageMegabytes)
    const refused: Asked[] = place.notGiven.passedOver.map((one) => ({ ...one, mailbox }))
    const asking = { limit, box: mailbox, suspects: new Suspects() }
    for await (const { messages, notGiven } of fetched(client, uids.slice(-LOOK), asking)) {
      counting.add(await this.context.sink.look(messages.map(({ bytes }) => ({ email: bytes }))))
      counting.addUnreadable(notGiven.length)
      refused.push(...notGiven.map((one) => ({ ...one, mailbox, again: 0 })))
    }
    const remark = notGivenRemark(refused)
    return [
      ...(remark === null ? [] : [remark]),
      ...(uids.length <= LOOK
        ? []
        : [`${mailbox} holds ${uids.length}; only the newest ${LOOK} were looked at.`]),
    ]
  }

  /** From one connection to its end. An end while waiting is nothing strange: servers send people home. */
  protected async round(signal: AbortSignal): Promise<string | null> {
    await this.#pause.over(signal)
    if (signal.aborted) return null
    const client = await this.#connect(signal)
    const onStop = () => setTimeout(() => client.close(), GRACE).unref()
    signal.addEventListener('abort', onStop, { once: true })
    const [block, fares, settler, suspects] = [this.block, this.fares, this.#settler, this.#suspects]
    const { ends } = suspects
    let session: Session | null = null
    try {
      const position = new Position(await this.context.sink.position())
      session = new Session(client, { ...this.context, block, fares, position, settler, suspects })
      await session.run(signal)
    } catch (error) {
      const told = toldError(error, whereOf(this.block))
      // Over a message: which one is found out at once, so that the rest goes on.
      if (suspects.ends > ends) return told.message
      const sentHome = session?.caughtUp === true && !client.usable
      if (!signal.aborted && !sentHome) throw told
    } finally {
      signal.removeEventListener('abort', onStop)
      await ended(client)
    }
    return session?.remark ?? settler.remark
  }

  async #connect(signal: AbortSignal): Promise<ImapFlow> {
    try {
      return await this.#connector.connect(signal)
    } catch (error) {
      if (error instanceof Refused) this.#pause.begin()
      throw error
    }
  }
}

async function ended(client: ImapFlow): Promise<void> {
  if (client.usable) await client.logout().catch(() => {})
  client.close()
}
