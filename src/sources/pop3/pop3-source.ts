import { Counting, readBefore } from '../counting.ts'
import { Seen } from '../files/seen.ts'
import { isReport } from '../reports.ts'
import { RoundsSource } from '../rounds-source.ts'
import { bytesOf } from '../server/bytes.ts'
import { passwordRefused, Refused, toldError } from '../server/problem.ts'
import { RefusalPause } from '../server/refusal-pause.ts'
import { trusted } from '../server/tls.ts'
import type { Outcome, SourceContext, SourcePreview } from '../source.ts'
import type { Pop3Block } from './block.ts'
import { Pop3Client, Pop3Refusal } from './client.ts'

/** As much as is handed over at once. */
const BATCH = 100
const BATCH_BYTES = 8 * 1024 * 1024
/** What is deleted goes only when a conversation ends: a long first read is made of several. */
const CONVERSATION = 1000
/** As long as what is under way may take when the source has to stop. */
const GRACE = 5000
/** As many of the newest messages as a look reads. */
const LOOK = 2000

interface Message {
  readonly number: number
  readonly id: string
  readonly size: number
}

interface Mail extends Message {
  readonly bytes: Uint8Array
}

/** Reads the mailbox of a POP3 server again and again. */
export class Pop3Source extends RoundsSource<Pop3Block> {
  readonly #seen: Seen
  readonly #pause = new RefusalPause()
  #remark: string | null = null
  #client: Pop3Client | null = null

  constructor(block: Pop3Block, context: SourceContext) {
    super(block, context, block.everySeconds * 1000)
    this.#seen = new Seen(context.folder)
  }

  protected override async prepare(): Promise<void> {
    await this.#seen.load()
  }

  override async stop(): Promise<void> {
    const grace = setTimeout(() => this.#client?.close(), GRACE)
    await super.stop()
    clearTimeout(grace)
  }

  async test(): Promise<SourcePreview> {
    await this.#seen.load()
    return this.#talk(async (client) => {
      const { fresh, all } = await this.#fresh(client)
      const counting = new Counting()
      for await (const mails of this.#batches(client, fresh.slice(-LOOK)))
        counting.add(await this.context.sink.look(mails.map(({ bytes }) => ({ email: bytes }))))
      const before = all.length - fresh.length
      return counting.preview('messages', [
        ...readBefore(fresh.length, before),
        ...(fresh.length <= LOOK
          ? []
          : [`There are ${fresh.length}; only the newest ${LOOK} were looked at.`]),
      ])
    })
  }

  protected async round(signal: AbortSignal): Promise<string | null> {
    await this.#pause.over(signal)
    this.#remark = null
    for (let more = true; more && !signal.aborted; )
      more = await this.#talk((client) => this.#read(client, signal), signal)
    return this.#remark
  }

  /** Resolves to whether there is more. */
  async #read(client: Pop3Client, signal: AbortSignal): Promise<boolean> {
    const { fresh, all } = await this.#fresh(client)
    let taken = 0
    for await (const mails of this.#batches(client, fresh.slice(0, CONVERSATION))) {
      taken += mails.length
      const outcomes = await this.context.sink.take(mails.map(({ bytes }) => ({ email: bytes })))
      this.fares.received(mails.length)
      await this.#settle(client, mails, outcomes)
      if (signal.aborted) break
    }
    await this.#seen.keepOnly(new Set(all.map(({ id }) => id)))
    return taken > 0 && fresh.length > CONVERSATION
  }

  /** What is to be deleted is not noted: where the conversation breaks off it is still there, and read again. */
  async #settle(client: Pop3Client, mails: readonly Mail[], outcomes: readonly Outcome[]): Promise<void> {
    const doomed = this.block.deleteBounces ? mails.filter((_, n) => isReport(outcomes[n]!)) : []
    for (const { number } of doomed) await client.delete(number)
    await this.#seen.add(mails.filter((one) => !doomed.includes(one)).map(({ id }) => id))
  }

  async #fresh(client: Pop3Client) {
    const sizes = await client.sizes()
    const ids = await client.ids()
    const all = [...ids].map(([id, number]): Message => ({ id, number, size: sizes.get(number) ?? 0 }))
    return { all, fresh: all.filter(({ id }) => !this.#seen.has(id)) }
  }

  async *#batches(client: Pop3Client, messages: readonly Message[]): AsyncGenerator<readonly Mail[]> {
    const limit = bytesOf(this.block.messageMegabytes)
    let batch: Mail[] = []
    let bytes = 0
    for (const message of messages) {
      const fetched = await this.#fetched(client, message, limit)
      if (fetched === null) continue
      batch.push({ ...message, bytes: fetched })
      bytes += fetched.length
      if (batch.length < BATCH && bytes < BATCH_BYTES) continue
      yield batch
      ;[batch, bytes] = [[], 0]
    }
    if (batch.length > 0) yield batch
  }

  /** null where the server does not give it: the others are read, and this one is asked for again next time. */
  async #fetched(client: Pop3Client, { number, size }: Message, limit: number): Promise<Uint8Array | null> {
    try {
      return await client.message(number, size, limit)
    } catch (error) {
      if (!(error instanceof Pop3Refusal)) throw error
      this.#remark = `The server does not give message ${number} (“${error.message}”).`
      return null
    }
  }

  /** One conversation, from the sign-in to a good end; nothing is deleted where it ends badly. */
  async #talk<T>(about: (client: Pop3Client) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const { host, security, port = security === 'tls' ? 995 : 110, certificates } = this.block
    const where = { host, port }
    let client: Pop3Client | null = null
    try {
      client = await Pop3Client.connect({ ...where, security, signal, ...(await trusted(certificates)) })
      this.#client = client
      await this.#signIn(client, where)
      const result = await about(client)
      await client.quit()
      return result
    } catch (error) {
      if (error instanceof Refused) this.#pause.begin()
      if (error instanceof Pop3Refusal) throw new Error(`${host} says: ${error.message}`)
      throw toldError(error, where)
    } finally {
      client?.close()
    }
  }

  async #signIn(client: Pop3Client, where: { host: string; port: number }): Promise<void> {
    const { user, password } = this.block
    try {
      await client.signIn(user, password)
    } catch (error) {
      if (!(error instanceof Pop3Refusal)) throw error
      // RFC 2449 section 8.1.1: the mailbox is in use, perhaps by a conversation of ours that broke off.
      if (error.message.startsWith('[IN-USE]')) throw error
      throw passwordRefused(where, user, error.message)
    }
  }
}
