import { Counting, readBefore } from '../counting.ts'
import { fileProblem } from '../files/problem.ts'
import { readMessage } from '../files/read-message.ts'
import { Seen } from '../files/seen.ts'
import { isReport } from '../reports.ts'
import { RoundsSource } from '../rounds-source.ts'
import type { SourceContext, SourcePreview } from '../source.ts'
import type { MaildirBlock } from './block.ts'
import { changedAt, type MaildirMessage, messagesIn, moveTo } from './folder.ts'

/** As much as is handed over at once. */
const BATCH = 100
const BATCH_BYTES = 8 * 1024 * 1024

interface Mail {
  readonly message: MaildirMessage
  readonly bytes: Uint8Array
}

/** Reads a Maildir and leaves it as it is, but for reports that are to be moved. */
export class MaildirSource extends RoundsSource<MaildirBlock> {
  readonly #seen: Seen
  #lookedAt = 0

  constructor(block: MaildirBlock, context: SourceContext) {
    super(block, context, block.everySeconds * 1000)
    this.#seen = new Seen(context.folder)
  }

  protected override async prepare(): Promise<void> {
    await this.#messages()
    await this.#seen.load()
  }

  async test(): Promise<SourcePreview> {
    const all = await this.#messages()
    await this.#seen.load()
    const fresh = all.filter(({ unique }) => !this.#seen.has(unique))
    const counting = new Counting()
    const problems: Error[] = []
    for await (const mails of batches(fresh, problems))
      counting.add(await this.context.sink.look(mails.map(({ bytes }) => ({ email: bytes }))))
    const before = all.length - fresh.length
    const notes = readBefore(fresh.length, before)
    return counting.preview('messages', [...notes, ...problems.slice(0, 3).map(({ message }) => message)])
  }

  async #messages(): Promise<readonly MaildirMessage[]> {
    const { path } = this.block
    try {
      return await messagesIn(path)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOENT')
        throw new Error(`${path} is no Maildir: it does not exist, or holds no folders cur and new.`)
      throw await fileProblem(error, path)
    }
  }

  protected async round(signal: AbortSignal): Promise<null> {
    const changed = await changedAt(this.block.path).catch(() => Number.NaN)
    // A folder that changed within the last seconds may have changed again within the same tick of its clock.
    if (changed === this.#lookedAt) return null
    const settled = changed < this.context.clock() - 2000
    const all = await this.#messages()
    const fresh = all.filter(({ unique }) => !this.#seen.has(unique))
    const problems: Error[] = []
    for await (const mails of batches(fresh, problems)) {
      if (signal.aborted) return null
      await this.#take(mails)
    }
    if (problems.length > 0) throw problems[0]
    await this.#seen.keepOnly(new Set(all.map(({ unique }) => unique)))
    this.#lookedAt = settled ? changed : 0
    return null
  }

  async #take(mails: readonly Mail[]): Promise<void> {
    const outcomes = await this.context.sink.take(mails.map(({ bytes }) => ({ email: bytes })))
    this.fares.received(mails.length)
    const moved = this.block.moveTo === undefined ? [] : mails.filter((_, n) => isReport(outcomes[n]!))
    await this.#move(moved.map(({ message }) => message))
    const stay = mails.filter((one) => !moved.includes(one))
    await this.#seen.add(stay.map(({ message }) => message.unique))
  }

  async #move(messages: readonly MaildirMessage[]): Promise<void> {
    const { path, moveTo: folder = '' } = this.block
    try {
      await moveTo(path, folder, messages)
    } catch (error) {
      const why = (error as Error).message
      throw new Error(
        `Bounces cannot be moved to the folder ${folder} of ${path} (${why}). They are kept; give the user that runs undelivered the right to write there, or leave moveTo out.`,
      )
    }
  }
}

/** @param problems takes what cannot be read: the others are */
async function* batches(
  messages: readonly MaildirMessage[],
  problems: Error[],
): AsyncIterable<readonly Mail[]> {
  let batch: Mail[] = []
  let size = 0
  for (const message of messages) {
    const bytes = await bytesOf(message, problems)
    if (bytes === null) continue
    batch.push({ message, bytes })
    size += bytes.length
    if (batch.length < BATCH && size < BATCH_BYTES) continue
    yield batch
    ;[batch, size] = [[], 0]
  }
  if (batch.length > 0) yield batch
}

/** null where it has gone since it was listed, or cannot be read. */
async function bytesOf({ path }: MaildirMessage, problems: Error[]): Promise<Uint8Array | null> {
  try {
    return await readMessage(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') problems.push(await fileProblem(error, path))
    return null
  }
}
