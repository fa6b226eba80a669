import { normaliseAddress } from '../../decode/address.ts'
import type { Kind } from '../../model/event.ts'
import { type Fate, fate, fromHistory, replyOf, statusOf } from './fate.ts'
import { own } from './join.ts'
import { JoiningReader } from './joining-reader.ts'
import { type LogFormat, type LogReader, NOTHING } from './log-format.ts'
import { hostAndIp, octalDecoded } from './text.ts'

/** `id=ID,from=<F>,addr=<R>` and then what happened. */
const LINE = /^id=([0-9A-F.]{20,64}),from=<([^>]*)>,addr=<([^>]*)>(?:,size=\d+)?([:,].*)$/

/** Courier MTA. */
export const COURIER: LogFormat = {
  id: 'courier',
  title: 'Courier',
  looksLike: (lines) =>
    lines.some((line) =>
      / courier(?:d|esmtp|local|dsn)(?:\[\d+\])?: (?:newmsg,|started,|completed,)?id=/.test(line),
    ),
  create: (settings) => new CourierReader(settings),
}

const RESULTS: Readonly<Record<string, Kind>> = {
  success: 'delivered',
  deferred: 'delayed',
  failure: 'bounce',
}

/** What has been said in the delivery at hand. */
interface Said {
  readonly lines: string[]
  host: string | null
}

/** Deliveries that go on at one time; Courier runs some hundred at most. */
const OPEN_DELIVERIES = 5000
const LINES = 100

class CourierReader extends JoiningReader implements LogReader {
  readonly #said = new Map<string, Said>()

  read(line: string): readonly Fate[] | undefined {
    const { prefix } = this
    if (!prefix.read(line)) return line.trim() === '' ? NOTHING : undefined
    const { text } = prefix
    const match = LINE.exec(text)
    if (match === null) {
      const completed = /^completed,id=([0-9A-F.]+)/.exec(text)?.[1]
      const waits = completed !== undefined && (this.messages.get(completed)?.attempts?.size ?? 0) > 0
      if (completed !== undefined && !waits) this.messages.close(completed)
      return NOTHING
    }
    const [, id = '', sender = '', address = '', rest = ''] = match
    const key = `${id} ${address}`
    // One line for each line of the reply, and at last the status.
    const result = /^,status: (success|deferred|failure)/.exec(rest)?.[1]
    if (result === undefined) {
      this.#hear(key, rest)
      return NOTHING
    }
    const said = this.#said.get(key)
    this.#said.delete(key)
    return [this.#outcome(id, sender, address, RESULTS[result]!, said)]
  }

  #hear(key: string, rest: string): void {
    const said = this.#said.get(key) ?? { lines: [], host: null }
    const delivered = /^,success: delivered: (\S+)(?: \[([^\]]+)\])?/.exec(rest)
    if (delivered !== null) said.host = hostAndIp(delivered[1], delivered[2])
    else if (rest.startsWith(': ') && said.lines.length < LINES)
      said.lines.push(own(octalDecoded(rest.slice(2))))
    this.#said.set(own(key), said)
    if (this.#said.size > OPEN_DELIVERIES) this.#said.delete(this.#said.keys().next().value!)
  }

  #outcome(id: string, sender: string, address: string, kind: Kind, said: Said | undefined): Fate {
    const text = said === undefined || said.lines.length === 0 ? null : said.lines.join('\n')
    const one = fate({
      ...this.line(id),
      kind,
      action: kind === 'delivered' ? 'delivered' : kind === 'bounce' ? 'failed' : 'delayed',
      recipient: normaliseAddress(address) ?? address.slice(0, 320),
      sender: normaliseAddress(sender),
      diagnostic: text,
      reply: text === null ? null : replyOf(text),
      status: text === null ? null : statusOf(text),
      remoteMta: said?.host ?? null,
      word: `status: ${kind}`,
    })
    const known = this.remember(id, one)
    const { attempt } = known
    return kind === 'bounce' && text === null && attempt !== null ? fromHistory(known, attempt) : known
  }
}
