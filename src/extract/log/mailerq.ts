import { normaliseAddress } from '../../decode/address.ts'
import type { LogClock } from './clock.ts'
import { type Fate, fate } from './fate.ts'
import { type LogFormat, type LogReader, type LogSettings, NOTHING } from './log-format.ts'
import { codeOf, firstOf, joinedReply, objectOf, textOf } from './record.ts'
import { jsonObject } from './syslog.ts'

/** MailerQ: the messages of its result queues, one JSON object a line, with a result for each try. */
export const MAILERQ: LogFormat = {
  id: 'mailerq',
  title: 'MailerQ',
  looksLike: (lines) => {
    const record = jsonObject(lines[0] ?? '')
    return record !== null && Array.isArray(record.results) && 'recipient' in record
  },
  isRecord: true,
  create: (settings) => new MailerqReader(settings),
}

/** Where in the session the answer came. */
const COMMANDS: Readonly<Record<string, string>> = {
  connect: 'CONN',
  helo: 'HELO',
  ehlo: 'EHLO',
  starttls: 'STARTTLS',
  mailfrom: 'MAIL',
  rcptto: 'RCPT',
  data: 'DATA',
  message: 'DATA',
}

class MailerqReader implements LogReader {
  readonly #clock: LogClock

  constructor({ clock }: LogSettings) {
    this.#clock = clock
  }

  read(line: string): readonly Fate[] | undefined {
    const record = jsonObject(line)
    if (record === null) return line.trim() === '' ? NOTHING : undefined
    if (!Array.isArray(record.results)) return undefined
    // The last one is new; those before it were published with it the times before.
    const last = objectOf(record.results.at(-1))
    const type = textOf(last.type)
    if (type === null) return NOTHING
    const kind = type === 'success' ? 'delivered' : last.fatal === true ? 'bounce' : 'delayed'
    const code = codeOf(last.code)
    const status = firstOf(last, ['extended', 'status'])
    const stamp = textOf(last.time) ?? ''
    const ip = textOf(last.to)
    return [
      fate({
        kind,
        action: kind === 'delivered' ? 'delivered' : kind === 'bounce' ? 'failed' : 'delayed',
        recipient: normaliseAddress(textOf(record.recipient) ?? ''),
        status,
        reply: code,
        diagnostic: joinedReply(code, status, textOf(last.description)),
        command: COMMANDS[(textOf(last.state) ?? '').toLowerCase()] ?? null,
        remoteMta: ip === null ? null : `[${ip}]`,
        sender: normaliseAddress(textOf(record.envelope) ?? ''),
        messageId: firstOf(record, ['messageid', 'message-id'])?.replace(/^<|>$/g, '') ?? null,
        stamp,
        timestamp: this.#clock.iso(stamp)?.iso ?? null,
        word: `type=${type}`,
      }),
    ]
  }
}
