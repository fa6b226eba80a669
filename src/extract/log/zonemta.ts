import { normaliseAddress } from '../../decode/address.ts'
import { isoDate } from '../../decode/date.ts'
import type { Kind } from '../../model/event.ts'
import { type Fate, fate, replyOf, statusOf } from './fate.ts'
import { JoiningReader } from './joining-reader.ts'
import { type LogFormat, type LogReader, NOTHING } from './log-format.ts'
import { hostAndIp } from './text.ts'

/** `id=SESSION QUEUEID.SEQ WORD[category] from= to= src= mx=host[ip] message-id=<M> (REPLY)` */
const LINE =
  /(?:^|\s)id=\S+ (\S+?\.\d+) (ACCEPTED|DEFERRED|REJECTED|BOUNCED)(?:\[[\w-]*\])? from=(\S*) to=(\S*) (.*)$/

/** ZoneMTA. */
export const ZONEMTA: LogFormat = {
  id: 'zonemta',
  title: 'ZoneMTA',
  looksLike: (lines) => lines.some((line) => LINE.test(line) || / Sender\/\S+\/\d+\[[0-9a-f]+\] /.test(line)),
  create: (settings) => new ZonemtaReader(settings),
}

const WORDS: Readonly<Record<string, Kind>> = {
  ACCEPTED: 'delivered',
  DEFERRED: 'delayed',
  REJECTED: 'bounce',
  BOUNCED: 'bounce',
}

class ZonemtaReader extends JoiningReader implements LogReader {
  read(line: string): readonly Fate[] | undefined {
    const match = LINE.exec(line)
    if (match === null) return NOTHING
    const [, id = '', word = '', from = '', to = '', rest = ''] = match
    const recipient = normaliseAddress(to)
    const kind = WORDS[word]
    if (recipient === null || kind === undefined) return undefined
    const open = rest.indexOf(' (')
    const fields = open < 0 ? rest : rest.slice(0, open)
    const text = open < 0 ? '' : rest.slice(open + 2).replace(/\)$/, '')
    const mx = / ?mx=([^\s[]*)(?:\[([^\]]*)\])?/.exec(fields)
    const stamp = line.slice(0, 29).trim()
    const timestamp = isoDate(stamp)
    const one = fate({
      ...this.#line(line, stamp, timestamp),
      kind,
      action: kind === 'delivered' ? 'delivered' : kind === 'delayed' ? 'delayed' : 'failed',
      recipient,
      diagnostic: text === '' ? null : text,
      reply: replyOf(text),
      status: statusOf(text),
      remoteMta: mx === null ? null : hostAndIp(mx[1], mx[2]),
      sender: normaliseAddress(from),
      messageId: / message-id=<?([^\s>]+)/.exec(` ${fields}`)?.[1] ?? null,
      queueId: id,
      word,
    })
    return [this.remember(id, one)]
  }

  /** ZoneMTA's own stamp is a date of HTTP; through syslog there is another. */
  #line(line: string, stamp: string, timestamp: string | null): Partial<Fate> {
    const read = this.prefix.read(line)
    if (timestamp !== null || !read) return { stamp, timestamp }
    const { prefix } = this
    return { stamp: prefix.stamp, timestamp: prefix.time(this.clock)?.iso ?? null, reportingMta: prefix.host }
  }
}
