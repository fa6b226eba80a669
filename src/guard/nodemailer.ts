/**
 * Guards a transporter of Nodemailer.
 *
 * @module
 */
import type { OwnRules } from '../own-rules.ts'
import { sifted } from './guard.ts'
import type { ListOptions } from './list.ts'
import { attach, notSent, reportOn, type SendContext, type Tried } from './send-report.ts'

export type { List } from './list.ts'
export type { SendReport, Tried } from './send-report.ts'

/** What is sent, as its sender wrote it. */
export type MailData = Readonly<Record<string, unknown>>

/** How a transporter is guarded. */
export interface GuardTransporterOptions extends ListOptions {
  /** The stream of mail: its name, or how it is told from what `sendMail` was given. All mail unless told. */
  readonly scope?: string | ((data: MailData) => string) | undefined
  /**
   * The return path (envelope sender) of a message to one recipient, so that its bounces name both; null keeps the
   * one it has. Messages to several keep theirs: one return path cannot name them all.
   */
  readonly returnPath?:
    | ((message: {
        readonly messageId: string
        readonly recipient: string
        readonly scope: string
      }) => string | null)
    | undefined
  /** How often this message was tried, where the program counts. */
  readonly tried?: ((data: MailData) => Tried | undefined) | undefined
  /** Rules of your own, as `loadRules` gives them. */
  readonly rules?: OwnRules | undefined
}

interface Envelope {
  readonly from?: unknown
  readonly to?: unknown
}

/** The part of Nodemailer's MailMessage that is used. */
interface Mail {
  readonly data: object
  readonly message: {
    getEnvelope(): Envelope
    setEnvelope(envelope: { from: string; to: string[] }): unknown
    messageId(): string
  } | null
}

type Done = (error: Error | null, info?: never) => void

/** The part of Nodemailer's Transporter that is used; every transport has it. */
export interface GuardableTransporter {
  // biome-ignore lint/suspicious/noExplicitAny: plugins of all versions of Nodemailer
  use(step: string, plugin: (mail: any, done: any) => void): unknown
  // biome-ignore lint/suspicious/noExplicitAny: transports of all versions of Nodemailer
  transporter: { send(mail: any, done: any): void }
}

/**
 * Guards a transporter of Nodemailer (6 and newer) with any transport. Before a message is sent, recipients whom the
 * list keeps mail from are taken out of its envelope; where none is left `sendMail` fails with `WITHHELD`. Afterwards
 * the list is told who was refused in the session, and the error or result gets `undelivered`: the events, those
 * withheld, and when to try again.
 *
 * @returns the same transporter
 * @example
 * const transporter = guardTransporter(createTransport({ host: 'mail.example.org' }), { client, scope: 'newsletter' })
 * try {
 *   await transporter.sendMail({ from: 'info@example.org', to: 'anna@example.com', text: 'Hello' })
 * } catch (error) {
 *   console.log(error.undelivered.advice, error.undelivered.retryAt)
 * }
 */
export function guardTransporter<T extends GuardableTransporter>(
  transporter: T,
  options: GuardTransporterOptions,
): T {
  const contexts = new WeakMap<object, Omit<SendContext, 'returned'>>()
  transporter.use('stream', (mail: Mail, done: Done) => {
    prepared(mail, options).then(
      (context) => {
        contexts.set(mail, context)
        done(null)
      },
      (error) => done(error),
    )
  })
  const transport = transporter.transporter
  const send = transport.send
  transport.send = function (mail: Mail, done: Done) {
    send.call(this, mail, (error: Error | null, info: never) => {
      const context = contexts.get(mail)
      if (context === undefined) return done(error, info)
      const told = error ?? info
      reportOn(told, { ...context, returned: error === null || error === undefined }, options).then(
        (report) => {
          attach(told, report)
          done(error, info)
        },
      )
    })
  }
  return transporter
}

/** Asks about the recipients, and gives the message the envelope that it shall have. */
async function prepared(
  { data, message }: Mail,
  options: GuardTransporterOptions,
): Promise<Omit<SendContext, 'returned'>> {
  const { scope = '*', returnPath, tried, rules } = options
  const given = data as MailData
  const stream = typeof scope === 'string' ? scope : scope(given)
  const envelope = message!.getEnvelope()
  const from = typeof envelope.from === 'string' ? envelope.from : ''
  const { kept, withheld } = await sifted([envelope.to].flat().map(String), stream, options)
  if (kept.length === 0 && withheld.length > 0) throw notSent(withheld)
  const messageId = message!.messageId().replace(/^<|>$/g, '')
  const [recipient] = kept
  const own =
    kept.length === 1 ? returnPath?.({ messageId, recipient: recipient!, scope: stream }) : undefined
  if (withheld.length > 0 || own != null)
    message!.setEnvelope({ ...envelope, from: own ?? from, to: [...kept] })
  return {
    recipients: kept,
    scope: stream,
    withheld,
    tried: tried?.(given),
    rules,
    sender: own ?? from,
    messageId,
    ...(typeof given.subject === 'string' ? { subject: given.subject } : {}),
  }
}
