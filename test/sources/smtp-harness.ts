import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { SmtpSource } from '../../src/sources/smtp/smtp-source.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { type EncodeOptions, encode } from '../../src/verp/encode.ts'
import { type Running, running, temporary } from './store.ts'

export const KEY = { id: 'a', secret: 'a secret of the test suite' }
export const DOMAIN = 'bounces.example.org'

/** The return path of a message to somebody. */
export const pathOf = (recipient: string, more: Partial<EncodeOptions> = {}) =>
  encode({ recipient, key: KEY, domain: DOMAIN, at: Date.now(), ...more })

/** A bounce that does not tell whose it is. */
export const ANONYMOUS = `From: MAILER-DAEMON@mx.example.com
To: whoever@example.org
Subject: Undelivered Mail Returned to Sender

Your message could not be delivered. The remote server said:

550 5.1.1 User unknown
`

/** A report that an address does not exist, with the head of the message that came back. */
export const report = (
  recipient: string,
  { messageId = 'm1@example.org', from = 'news@example.org' }: { messageId?: string; from?: string } = {},
) =>
  `From: MAILER-DAEMON@mx.example.com
To: whoever@example.org
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com

Final-Recipient: rfc822; ${recipient}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--b
Content-Type: text/rfc822-headers

From: ${from}
Message-ID: <${messageId}>
Subject: News

--b--
`

export const ORDINARY = 'From: anna@example.com\nTo: us@example.org\nSubject: Lunch?\n\nAt noon?\n'

export interface Listening extends Running {
  readonly port: number
  /** A conversation, after the greeting and EHLO. */
  client(): Promise<Client>
  /** Hands one message in; gives the last answer. */
  send(to: string, message: string): Promise<string>
}

/** A source of kind smtp that takes mail of signed return paths and of bounces@example.org. */
export async function listening(
  block: Readonly<Record<string, unknown>> = {},
  { store = openMemoryStore(), data = temporary() }: { store?: Store; data?: string } = {},
): Promise<Listening> {
  const run = await running(
    {
      kind: 'smtp',
      listen: '127.0.0.1:0',
      domains: [DOMAIN],
      keys: { a: KEY.secret },
      addresses: ['bounces@example.org'],
      ...block,
    },
    { store, data },
  )
  const port = () => Number((run.sources.list[0]!.source as SmtpSource).place?.split(':').at(-1))
  return Object.assign(Object.create(run) as Running, {
    get port() {
      return port()
    },
    client: () => Client.greeted(port(), block.lmtp === true ? 'LHLO' : 'EHLO'),
    async send(to: string, message: string) {
      const client = await Client.greeted(port(), block.lmtp === true ? 'LHLO' : 'EHLO')
      const answer = await client.send('<>', [to], message)
      client.end()
      return answer
    },
  })
}

/** Speaks SMTP, and says what it is told to. */
export class Client {
  readonly socket: Socket
  #heard = ''
  #ended = false
  #wake = () => {}

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1')
    this.socket.setEncoding('utf8')
    this.socket.on('data', (piece: string) => {
      this.#heard += piece
      this.#wake()
    })
    this.socket.on('error', () => {})
    this.socket.on('close', () => {
      this.#ended = true
      this.#wake()
    })
    onTestFinished(() => this.end())
  }

  static async greeted(port: number, hello = 'EHLO'): Promise<Client> {
    const client = new Client(port)
    await client.reply()
    await client.say(`${hello} mx.example.com`)
    return client
  }

  /** The next whole reply; what was heard last where the server hangs up. */
  async reply(): Promise<string> {
    for (;;) {
      const found = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(this.#heard)
      if (found !== null) {
        this.#heard = this.#heard.slice(found[0].length)
        return found[0].trimEnd()
      }
      if (this.#ended) return `hung up${this.#heard}`
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  say(line: string): Promise<string> {
    this.socket.write(`${line}\r\n`)
    return this.reply()
  }

  /** The answer to the message, or to the first command that was refused. */
  async send(from: string, to: readonly string[], message: string): Promise<string> {
    for (const line of [`MAIL FROM:${from}`, ...to.map((one) => `RCPT TO:<${one}>`), 'DATA']) {
      const answer = await this.say(line)
      if (!/^[23]/.test(answer)) return answer
    }
    return this.say(`${message.replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..')}.`)
  }

  /** Resolves once the server has hung up. */
  async ended(): Promise<void> {
    if (!this.#ended) await once(this.socket, 'close')
  }

  end(): void {
    this.socket.destroy()
  }
}
