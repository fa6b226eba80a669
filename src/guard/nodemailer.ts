/**
 * Guards a transporter of Nodemailer.
 *
 * @module
 */
import type { OwnRules } from '../own-rules.ts'
import { sifted } from './guard.ts'
import type { ListOptions } from './list.ts'
import { type Mail, type MailData, posting } from './message.ts'
import { postAll, together } from './post.ts'
import { envelopesOf, type ReturnPathOf, signedPaths, type VerpSettings } from './return-path.ts'
import { attach, notSent, reportOn, type Tried } from './send-report.ts'

export type { VerpKey } from '../verp/key.ts'
export type { List } from './list.ts'
export type { MailData } from './message.ts'
export type { Addressed, ReturnPathOf, VerpSettings } from './return-path.ts'
export type { SendReport, Tried } from './send-report.ts'

/** How a transporter is guarded. */
export interface GuardTransporterOptions extends ListOptions {
  /** The stream of mail: its name, or how it is told from what `sendMail` was given. All mail unless told. */
  readonly scope?: string | ((data: MailData) => string) | undefined
  /**
   * Gives each recipient a signed return path (envelope sender) of its own, that names recipient, message and stream.
   * A message to several goes once to each. One without a sender keeps its empty return path.
   */
  readonly verp?: VerpSettings | undefined
  /** Return paths made in another way, instead of `verp`. */
  readonly returnPath?: ReturnPathOf | undefined
  /** How often this message was tried, where the program counts. */
  readonly tried?: ((data: MailData) => Tried | undefined) | undefined
  /** Rules of your own, as `loadRules` gives them. */
  readonly rules?: OwnRules | undefined
}

type Done = (error: Error | null, info?: never) => void

/** The part of Nodemailer's Transporter that is used; every transport has it. */
export interface GuardableTransporter {
  // biome-ignore lint/suspicious/noExplicitAny: transports of all versions of Nodemailer
  transporter: { send(mail: any, done: any): void }
}

/**
 * Guards a transporter of Nodemailer (6 and newer) with any transport. Before a message is sent, recipients whom the
 * list keeps mail from are taken out of its envelope; where none is left `sendMail` fails with `WITHHELD`. With `verp`
 * each of the others gets it with a return path of its own. Afterwards the list is told who was refused in the session,
 * and the error or result gets `undelivered`: the events, those withheld, and when to try again.
 *
 * @returns the same transporter
 * @throws UndeliveredError `VERP_INVALID` where `verp` cannot be used
 * @example
 * const transporter = guardTransporter(createTransport({ host: 'mail.example.org' }), {
 *   client,
 *   scope: 'newsletter',
 *   verp: { domain: 'bounces.example.org', keys: [{ id: 'a', secret: 'sixteen characters or more' }] },
 * })
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
  const { verp, clock = Date.now } = options
  const returnPath = options.returnPath ?? (verp && signedPaths(verp, clock))
  const transport = transporter.transporter
  const send = transport.send
  const post = (mail: Mail) =>
    new Promise((resolve, reject) => {
      send.call(transport, mail, (error: Error | null, info: unknown) =>
        error ? reject(error) : resolve(info),
      )
    })
  transport.send = (mail: Mail, done: Done) => {
    sendGuarded(mail, post, { ...options, returnPath }).then(
      (info) => done(null, info as never),
      (error) => done(error),
    )
  }
  return transporter
}

/** Asks about the recipients, posts the message to those who may have it, and reports. */
async function sendGuarded(
  mail: Mail,
  post: (mail: Mail) => Promise<unknown>,
  options: GuardTransporterOptions,
): Promise<unknown> {
  const { scope = '*', returnPath, tried, rules } = options
  const data = mail.data as MailData
  const stream = typeof scope === 'string' ? scope : scope(data)
  const envelope = mail.message.getEnvelope()
  const from = typeof envelope.from === 'string' ? envelope.from : ''
  const { kept, withheld } = await sifted([envelope.to].flat().map(String), stream, options)
  if (kept.length === 0 && withheld.length > 0) throw notSent(withheld)
  // Answers of machines have no return path (RFC 3834), so that nothing comes back to them.
  const signs = returnPath !== undefined && from !== ''
  const { messageId, addressed } = await posting(mail, signs && kept.length > 1 ? 'several' : 'one')
  const envelopes = envelopesOf(kept, from, (recipient) =>
    signs ? returnPath({ messageId, recipient, scope: stream }) : null,
  )
  const outcomes = await postAll(envelopes, (one) => post(addressed(one.from, one.to)))
  const context = {
    ...{ scope: stream, withheld, tried: tried?.(data), rules },
    ...(messageId === undefined ? {} : { messageId }),
    ...(typeof data.subject === 'string' ? { subject: data.subject } : {}),
  }
  const report = await reportOn(outcomes, context, options)
  const { told, returned } = together(outcomes, from)
  attach(told, report)
  if (!returned) throw told
  return told
}
