import type { SMTPServer, SMTPServerAddress, SMTPServerOptions, SMTPServerSession } from 'smtp-server'
import type { Gate } from './gate.ts'
import { collect, type Room } from './message.ts'
import type { Path } from './paths.ts'
import { Reply } from './reply.ts'

/** Certificate and private key, PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

/** What an SMTP server asks, and what it bears. */
export interface ServerOptions {
  readonly hostname: string | undefined
  readonly lmtp: boolean
  readonly certificate: Certificate | null
  readonly maxMegabytes: number
  readonly maxRecipients: number
  /** How long a client may say nothing, in milliseconds. */
  readonly idle: number
  readonly gate: Gate
  readonly room: Room
  /** What a recipient is; null for one that no mail is taken for. */
  readonly pathOf: (address: string) => Path | null
  /** Keeps a message; resolves once it is durable, or to why it is not taken. */
  readonly take: (email: Uint8Array, paths: readonly Path[]) => Promise<Reply | null>
  readonly onRefused: () => void
}

/** Whoever tries more is looking for addresses. */
const MOST_UNKNOWN = 20

/** Commands of the library that have no place on the open Internet. */
const DISABLED = ['AUTH', 'XCLIENT', 'XFORWARD', 'WIZ', 'SHELL', 'KILL', 'HELP', 'VRFY']

type Answer = (refused?: Reply | null, told?: string) => void

/** An SMTP or LMTP server that has no sockets yet. */
export async function smtpServer(options: ServerOptions): Promise<SMTPServer> {
  const { SMTPServer } = await import('smtp-server')
  const { hostname, lmtp, certificate, maxMegabytes, idle } = options
  const server = new SMTPServer({
    ...(hostname === undefined ? {} : { name: hostname }),
    ...(certificate ?? {}),
    ...conversation(options),
    lmtp,
    disabledCommands: certificate === null ? [...DISABLED, 'STARTTLS'] : DISABLED,
    size: maxMegabytes * 1024 * 1024,
    socketTimeout: idle,
    heloResponse: '%s',
    disableReverseLookup: true,
    logger: false,
  } as SMTPServerOptions)
  // Of single connections; each is closed by the library.
  server.on('error', () => {})
  return server
}

/** What is answered to each command. */
function conversation(options: ServerOptions): SMTPServerOptions {
  const { gate, maxRecipients, maxMegabytes, room, pathOf, take, onRefused } = options
  const paths = new WeakMap<SMTPServerAddress, Path>()
  const unknown = new WeakMap<object, number>()
  const refuse = (answer: Answer, reply: Reply) => {
    onRefused()
    answer(reply)
  }
  return {
    onMailFrom(_, { remoteAddress }, answer: Answer) {
      const refused = gate.message(remoteAddress)
      if (refused === null) answer()
      else refuse(answer, refused)
    },
    onRcptTo(recipient, session, answer: Answer) {
      if (session.envelope.rcptTo.length >= maxRecipients) return refuse(answer, Reply.tooManyRecipients())
      const path = pathOf(recipient.address)
      if (path !== null) {
        paths.set(recipient, path)
        return answer()
      }
      const count = (unknown.get(session) ?? 0) + 1
      unknown.set(session, count)
      refuse(answer, count > MOST_UNKNOWN ? Reply.searching() : Reply.unknown(recipient.address))
    },
    onData(stream, session, answer: Answer) {
      const told = pathsOf(session, paths)
      const received = async (): Promise<Reply | null> => {
        const collected = await collect(stream, maxMegabytes * 1024 * 1024, room)
        if ('failed' in collected)
          return collected.failed === 'too-large' ? Reply.tooLarge(maxMegabytes) : Reply.noRoom()
        try {
          return await take(collected.bytes, told)
        } finally {
          room.give(collected.bytes.length)
        }
      }
      received().then(
        (refused) => (refused === null ? answer(null, '2.0.0 Kept') : refuse(answer, refused)),
        // Only where the client has gone: nobody is there to be answered.
        () => {},
      )
    },
  }
}

const pathsOf = ({ envelope }: SMTPServerSession, paths: WeakMap<SMTPServerAddress, Path>): readonly Path[] =>
  envelope.rcptTo.map((recipient) => paths.get(recipient)!)
