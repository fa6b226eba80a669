import Type from 'typebox'
import type {
  Received,
  Source,
  SourceContext,
  SourceKind,
  SourceLog,
  SourceStatus,
} from '../../src/sources/source.ts'

export const SILENT: SourceLog = { info() {}, warn() {}, error() {} }

/** A mail that says that an address does not exist. */
export const bounce = (recipient: string, subject = 'Undelivered') =>
  Buffer.from(`From: MAILER-DAEMON@mx.example.org
To: sender@example.org
Subject: ${subject}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; ${recipient}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--b--
`)

export const ORDINARY = Buffer.from(
  'From: anna@example.com\nTo: us@example.org\nSubject: Lunch?\n\nAt noon?\n',
)

/** A source that hands over what a test gives it, and fails as often as it is told. */
export class FakeSource implements Source {
  readonly context: SourceContext
  readonly block: Readonly<Record<string, unknown>>
  failures = 0
  starts = 0
  stopped = false
  status: SourceStatus = {
    ...{ state: 'starting', problem: null, lastReceived: null },
    ...{ received: 0, refused: 0 },
  }

  constructor(block: Readonly<Record<string, unknown>>, context: SourceContext) {
    this.block = block
    this.context = context
  }

  async start() {
    this.starts++
    if (this.failures-- > 0) throw new Error('nobody answers at mail.example.org. Is it up?')
    this.status = { ...this.status, state: 'running' }
  }

  async stop() {
    this.stopped = true
  }

  async take(...received: Received[]) {
    this.status = {
      ...this.status,
      lastReceived: this.context.clock(),
      received: this.status.received + received.length,
    }
    return this.context.sink.take(received, 'here')
  }

  async test() {
    await this.context.sink.look([{ email: ORDINARY }])
    return { what: 'messages', seen: 1, counts: { ordinary: 1 }, notes: [] }
  }
}

/** A kind whose sources are a test's to play with. */
export function fakeKind(): { readonly kind: SourceKind<never>; readonly opened: FakeSource[] } {
  const opened: FakeSource[] = []
  const kind: SourceKind<never> = {
    kind: 'fake',
    description: 'Hands over what it is given.',
    settings: Type.Object({
      host: Type.String({ minLength: 1, description: 'Where.' }),
      port: Type.Optional(Type.Integer({ default: 143, minimum: 1, maximum: 65_535, description: 'Which.' })),
      secrets: Type.Optional(
        Type.Union([Type.String(), Type.Array(Type.String())], { description: 'By what.' }),
      ),
    }),
    mistakes: ({ host }: { host: string }) => (host.includes(' ') ? ['.host has a blank'] : []),
    open: (block, context) => {
      opened.push(new FakeSource(block, context))
      return opened.at(-1)!
    },
  }
  return { kind, opened }
}
