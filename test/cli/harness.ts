import { Readable, Writable } from 'node:stream'
import type { Io } from '../../src/cli/io.ts'
import { run } from '../../src/cli/run.ts'
import type { DeliveryEvent } from '../../src/model/event.ts'

/** What a command line did. */
export interface Outcome {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

interface Terminal {
  /** Text on standard input; absent: a terminal that nobody types at. */
  readonly stdin?: string
  /** What somebody types at the terminal. */
  readonly typed?: string
  /** stdout and stderr are terminals. */
  readonly tty?: boolean
  readonly columns?: number
  readonly env?: Record<string, string>
}

class Sink extends Writable {
  text = ''
  readonly isTTY: boolean
  readonly columns: number

  constructor(tty: boolean, columns: number) {
    super()
    this.isTTY = tty
    this.columns = columns
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

/** Runs a command line in this process. */
export async function undelivered(argv: readonly string[], terminal: Terminal = {}): Promise<Outcome> {
  const { stdin, typed, tty = false, columns = 0, env = {} } = terminal
  const given = stdin ?? typed
  const stdout = new Sink(tty, columns)
  const stderr = new Sink(tty, columns)
  const input = Object.assign(Readable.from(given ? [Buffer.from(given)] : []), {
    isTTY: stdin === undefined,
  })
  // A clock that stands still: a progress line would come only on slow machines.
  const now = () => 0
  const status = await run(argv, { stdin: input, stdout, stderr, env, now } satisfies Io)
  return { status, stdout: stdout.text, stderr: stderr.text }
}

/** The events of ndjson output. */
export function eventsOf(stdout: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/** An event with everything that a test does not care for. */
export function event(fields: Partial<DeliveryEvent> = {}): DeliveryEvent {
  return {
    id: 'id',
    source: 'email',
    kind: 'bounce',
    type: 'hard',
    reason: 'unknown-user',
    recipient: 'anna@example.com',
    originalRecipient: null,
    status: '5.1.1',
    reply: 550,
    action: 'failed',
    diagnostic: '550 5.1.1 User unknown',
    command: null,
    reportingMta: null,
    remoteMta: null,
    software: null,
    provider: null,
    blocklist: null,
    retryAfter: null,
    feedbackType: null,
    messageId: null,
    subject: null,
    sender: null,
    listId: null,
    envelopeId: null,
    timestamp: null,
    explanation: {
      rule: 'unknown-user/user-unknown',
      evidence: 'User unknown',
      how: 'phrase',
      confidence: 0.9,
    },
    advice: { do: 'suppress', party: 'recipient', text: 'Stop sending.' },
    ...fields,
  }
}
