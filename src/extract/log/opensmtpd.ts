import { normaliseAddress } from '../../decode/address.ts'
import { type Fate, fate, fromHistory, replyOf, statusOf } from './fate.ts'
import { JoiningReader } from './joining-reader.ts'
import { type LogFormat, type LogReader, NOTHING } from './log-format.ts'
import { hostAndIp, octalDecoded } from './text.ts'

/** OpenSMTPD: `mta delivery evpid=…` since version 6, `relay: Ok for …` before; expiry is told in the old form. */
export const OPENSMTPD: LogFormat = {
  id: 'opensmtpd',
  title: 'OpenSMTPD',
  looksLike: (lines) =>
    lines.some((line) =>
      / smtpd\[\d+\]: (?:[0-9a-f]{16} (?:smtp|mta|mda) |smtp-(?:in|out): |(?:relay|delivery): \w+ for [0-9a-f]{16})/.test(
        line,
      ),
    ),
  create: (settings) => new OpensmtpdReader(settings),
}

const NEW_FORM = /^[0-9a-f]{16} m[td]a delivery evpid=([0-9a-f]{16}) /
const OLD_FORM = /^(?:relay|delivery|mda|mta): (\w+) for ([0-9a-f]{16}): /

const RESULTS: Readonly<Record<string, Fate['kind']>> = {
  ok: 'delivered',
  tempfail: 'delayed',
  permfail: 'bounce',
  loop: 'bounce',
  expire: 'bounce',
}

class OpensmtpdReader extends JoiningReader implements LogReader {
  read(line: string): readonly Fate[] | undefined {
    const { prefix } = this
    if (!prefix.read(line)) return line.trim() === '' ? NOTHING : undefined
    const { text } = prefix
    const form = NEW_FORM.exec(text)
    if (form !== null) return this.#delivery(form[1]!, field(text, 'result') ?? '', text)
    const old = OLD_FORM.exec(text)
    return old === null ? NOTHING : this.#delivery(old[2]!, old[1]!, text)
  }

  /** `from=<F> to=<R> rcpt=<original or -> source= relay="IP (name)" delay= result="Ok" stat="TEXT"` */
  #delivery(id: string, result: string, text: string): readonly Fate[] | undefined {
    const kind = RESULTS[result.toLowerCase()]
    if (kind === undefined) return NOTHING
    const recipient = normaliseAddress(field(text, 'to') ?? '')
    if (recipient === null) return undefined
    const original = normaliseAddress(field(text, 'rcpt') ?? '')
    const stat = octalDecoded(field(text, 'stat') ?? '')
    const one = fate({
      ...this.line(id),
      kind,
      action: kind === 'delivered' ? 'delivered' : kind === 'delayed' ? 'delayed' : 'failed',
      recipient,
      originalRecipient: original === recipient ? null : original,
      sender: normaliseAddress(field(text, 'from') ?? ''),
      diagnostic: stat === '' ? null : stat,
      reply: replyOf(stat),
      status: statusOf(stat),
      remoteMta: relayOf(field(text, 'relay')),
      word: `result=${result}`,
    })
    const { attempt } = this.remember(id, one)
    if (kind !== 'delayed') this.messages.close(id)
    if (attempt === null) return [one]
    return [result === 'Expire' ? fromHistory(one, attempt) : { ...one, attempt }]
  }
}

/** The value of `name=value`, bare, in brackets or in quotation marks; `stat`, the last, goes to the end. */
function field(text: string, name: string): string | null {
  const start = text.indexOf(` ${name}=`)
  if (start < 0) return null
  const from = start + name.length + 2
  if (name === 'stat') return text.slice(from).replace(/^"|"$/g, '')
  const first = text[from]
  if (first === '<' || first === '"') {
    const end = text.indexOf(first === '<' ? '>' : '"', from + 1)
    return text.slice(from + 1, end < 0 ? undefined : end)
  }
  return /^[^ ,]*/.exec(text.slice(from))![0]
}

/** `198.51.100.10 (mx.example.com)`; without an address it is only the domain. */
function relayOf(relay: string | null): string | null {
  const match = /^([0-9a-f.:]+|\[[^\]]+\]) \(([^)]*)\)$/i.exec(relay ?? '')
  return match === null ? null : hostAndIp(match[2], match[1])
}
