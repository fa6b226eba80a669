import type { LogClock, LogTime } from './clock.ts'

/**
 * What stands before the text of a line: syslog (RFC 3164 as it is written, RFC 3339 stamps, RFC 5424), a priority
 * left in, TAI64N, and the wrappings of the journal, Docker and Kubernetes. One object is used for all lines of a
 * log: it is overwritten by each `read`.
 */
export class Prefix {
  /** The line, unwrapped. */
  line = ''
  /** Where the text begins. */
  textAt = 0
  #stampAt = 0
  #stampEnd = 0
  #stamp: 'syslog' | 'iso' | 'tai' | 'none' = 'none'
  #hostAt = 0
  #hostEnd = 0
  #identAt = 0
  #identEnd = 0
  /** Of the wrapping, where it tells. */
  #outerTime = ''
  #outerHost = ''

  /** False where the line does not begin like a log line of this sort. */
  read(line: string): boolean {
    this.line = line
    this.#outerTime = ''
    this.#outerHost = ''
    return line.charCodeAt(0) === BRACE ? this.#unwrap(line) : this.#plain(0, true)
  }

  /** The program's name as the line gives it, without the process number: `postfix/smtp`. */
  get ident(): string {
    return this.line.slice(this.#identAt, this.#identEnd)
  }

  /** Whether the program's name begins with these letters. */
  is(name: string): boolean {
    return this.line.startsWith(name, this.#identAt)
  }

  /** Whether the program's name has these letters in it. */
  has(name: string): boolean {
    const at = this.line.indexOf(name, this.#identAt)
    return at >= 0 && at < this.#identEnd
  }

  get host(): string | null {
    const host = this.#outerHost || this.line.slice(this.#hostAt, this.#hostEnd)
    return host === '' || LEVEL.test(host) ? null : host
  }

  get text(): string {
    return this.line.slice(this.textAt)
  }

  /** The time as it is written. */
  get stamp(): string {
    return this.#outerTime || this.line.slice(this.#stampAt, this.#stampEnd)
  }

  time(clock: LogClock): LogTime | null {
    if (this.#stamp === 'syslog') return clock.syslog(this.line.slice(this.#stampAt, this.#stampEnd))
    if (this.#stamp === 'iso') return clock.iso(this.line.slice(this.#stampAt, this.#stampEnd))
    if (this.#stamp === 'tai') return clock.tai64n(this.line.slice(this.#stampAt, this.#stampEnd))
    if (this.#outerTime === '') return null
    return /^\d+$/.test(this.#outerTime)
      ? clock.epoch(Number(this.#outerTime) / 1e6)
      : clock.iso(this.#outerTime)
  }

  /** Reads the stamp and the names that stand at the offset. */
  #plain(from: number, mayNest: boolean): boolean {
    const { line } = this
    let at = from
    if (line.charCodeAt(at) === LESS) {
      const close = line.indexOf('>', at)
      if (close < 0 || close > at + 4) return false
      at = close + 1
      // RFC 5424: a version follows.
      if (line.charCodeAt(at) === ONE && line.charCodeAt(at + 1) === SPACE) return this.#rfc5424(at + 2)
    }
    const end = this.#readStamp(at)
    if (end < 0) return false
    if (mayNest && this.#stamp === 'iso' && /^std(?:out|err) [FP] /.test(line.slice(end, end + 9))) {
      this.#outerTime = line.slice(at, end - 1)
      this.textAt = end + 9
      return this.#plain(end + 9, false) || this.#bare(end + 9)
    }
    return this.#names(end)
  }

  /** Sets the stamp; gives the offset after it and its blank, -1 where there is none. */
  #readStamp(at: number): number {
    const { line } = this
    this.#stampAt = at
    const first = line.charCodeAt(at)
    if (first >= UPPER_A && first <= UPPER_Z) {
      if (line.charCodeAt(at + 15) !== SPACE || line.charCodeAt(at + 9) !== COLON) return -1
      if (line.charCodeAt(at + 3) !== SPACE || line.charCodeAt(at + 6) !== SPACE) return -1
      this.#stamp = 'syslog'
      this.#stampEnd = at + 15
      return at + 16
    }
    if (first >= ZERO && first <= NINE) {
      if (line.charCodeAt(at + 4) !== DASH || line.charCodeAt(at + 13) !== COLON) return -1
      const end = line.indexOf(' ', at + 19)
      if (end < 0 || end > at + 40) return -1
      this.#stamp = 'iso'
      this.#stampEnd = end
      return end + 1
    }
    if (first === AT && line.charCodeAt(at + 25) === SPACE) {
      this.#stamp = 'tai'
      this.#stampEnd = at + 25
      return at + 26
    }
    return -1
  }

  /** `host program[pid]: ` */
  #names(at: number): boolean {
    const { line } = this
    const colon = line.indexOf(': ', at)
    if (colon < 0 || colon > at + 300) return false
    const space = line.lastIndexOf(' ', colon - 1)
    this.#identAt = space < at ? at : space + 1
    this.#hostAt = at
    this.#hostEnd = space < at ? at : line.indexOf(' ', at)
    this.#closeIdent(colon)
    this.textAt = colon + 2
    return true
  }

  #closeIdent(colon: number): void {
    const bracket = this.line.indexOf('[', this.#identAt)
    this.#identEnd = bracket >= 0 && bracket < colon ? bracket : colon
  }

  /** No stamp of its own: `program[pid]: text`, or only text. */
  #bare(at: number): boolean {
    this.#stamp = 'none'
    const colon = this.line.indexOf(': ', at)
    this.#hostAt = this.#hostEnd = this.#identAt = this.#identEnd = at
    this.textAt = at
    if (colon < 0 || this.line.slice(at, colon).includes(' ')) return true
    this.#closeIdent(colon)
    this.textAt = colon + 2
    return true
  }

  /** `stamp host program pid msgid structured-data text`, RFC 5424 section 6. */
  #rfc5424(at: number): boolean {
    const end = this.#readStamp(at)
    const { line } = this
    const host = line.indexOf(' ', end)
    const program = line.indexOf(' ', host + 1)
    const pid = line.indexOf(' ', program + 1)
    const id = line.indexOf(' ', pid + 1)
    if (end < 0 || host < 0 || program < 0 || pid < 0 || id < 0) return false
    this.#hostAt = end
    this.#hostEnd = host
    this.#identAt = host + 1
    this.#identEnd = program
    const data = line.charCodeAt(id + 1) === DASH ? id + 1 : line.indexOf('] ', id)
    if (data < 0) return false
    this.textAt = data + 2
    if (line.charCodeAt(this.textAt) === BYTE_ORDER_MARK) this.textAt++
    return true
  }

  /** A line of the journal (`-o json`), of Docker's json-file, or of a shipper that keeps the line in a field. */
  #unwrap(line: string): boolean {
    const value = jsonObject(line)
    if (value === null) return false
    const message = value.MESSAGE ?? value.log ?? value.message ?? value.msg
    const text = Array.isArray(message) ? new TextDecoder().decode(Uint8Array.from(message)) : message
    if (typeof text !== 'string') return false
    this.line = text.trimEnd()
    this.#outerTime = String(
      value._SOURCE_REALTIME_TIMESTAMP ??
        value.__REALTIME_TIMESTAMP ??
        value.time ??
        value['@timestamp'] ??
        '',
    )
    this.#outerHost = typeof value._HOSTNAME === 'string' ? value._HOSTNAME : ''
    if (typeof value.SYSLOG_IDENTIFIER !== 'string') return this.#plain(0, false) || this.#bare(0)
    this.#stamp = 'none'
    this.line = `${value.SYSLOG_IDENTIFIER}: ${this.line}`
    this.#hostAt = this.#hostEnd = this.#identAt = 0
    this.#identEnd = value.SYSLOG_IDENTIFIER.length
    this.textAt = this.#identEnd + 2
    return true
  }
}

/** The object that a line of JSON holds; null for anything else. */
export function jsonObject(line: string): Readonly<Record<string, unknown>> | null {
  if (line.charCodeAt(0) !== BRACE) return null
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** Some loggers put the level where syslog puts the host. */
const LEVEL = /^\[?(?:DATA|PROTOCOL|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|CRIT(?:ICAL)?|ALERT|EMERG)\]?$/

const SPACE = 0x20
const DASH = 0x2d
const ZERO = 0x30
const ONE = 0x31
const NINE = 0x39
const COLON = 0x3a
const LESS = 0x3c
const AT = 0x40
const UPPER_A = 0x41
const UPPER_Z = 0x5a
const BRACE = 0x7b
const BYTE_ORDER_MARK = 0xfeff
