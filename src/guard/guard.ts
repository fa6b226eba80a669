import { UndeliveredError } from '../errors.ts'
import type { OwnRules } from '../own-rules.ts'
import { type ListOptions, type Sifted, sift } from './list.ts'
import { recipientsOf } from './recipients.ts'
import { attach, notAsked, notSent, reportOn, type Tried } from './send-report.ts'

/** How a send is guarded. */
export interface GuardOptions<Message> extends ListOptions {
  /** The stream of mail that it belongs to: its name, or how it is told from the message. All mail unless told. */
  readonly scope?: string | ((message: Message) => string) | undefined
  /** Who gets the message; unless told `to`, `cc` and `bcc` of it. */
  readonly recipients?: ((message: Message) => readonly string[]) | undefined
  /** The message without some of its recipients. Unless told it is sent to all of them or to none. */
  readonly without?: ((message: Message, withheld: readonly string[]) => Message) | undefined
  /** How often this message was tried, where the program counts. */
  readonly tried?: ((message: Message) => Tried | undefined) | undefined
  /** Rules of your own, as `loadRules` gives them. */
  readonly rules?: OwnRules | undefined
}

/**
 * Guards any function that sends: it asks the list first, reads what is thrown or returned, tells the list of refusals,
 * and says when to try again. Errors and results get `undelivered`, a {@link SendReport}.
 *
 * @throws UndeliveredError from the guarded function: `WITHHELD` where the list keeps mail from the recipients,
 *   `LIST_UNREACHABLE` where it cannot be asked and `whenUnreachable` is `refuse`, `RECIPIENTS_UNKNOWN`; and whatever
 *   the function itself throws
 * @example
 * const send = guard((message) => postmark.sendEmail(message), { client, scope: 'newsletter' })
 * try {
 *   await send({ to: 'anna@example.com', subject: 'Hello', text: '…' })
 * } catch (error) {
 *   if (error.undelivered?.retryAt) queue.add(message, error.undelivered.retryAt)
 * }
 */
export function guard<Message, Rest extends readonly unknown[], Result>(
  send: (message: Message, ...rest: Rest) => Promise<Result>,
  options: GuardOptions<Message>,
): (message: Message, ...rest: Rest) => Promise<Result> {
  const { recipients = recipientsOf, scope = '*', without, tried, rules } = options
  return async (message, ...rest) => {
    const all = recipients(message)
    if (all.length === 0) throw new UndeliveredError('RECIPIENTS_UNKNOWN')
    const stream = typeof scope === 'string' ? scope : scope(message)
    const { kept, withheld } = await sifted(all, stream, options)
    if (withheld.length > 0 && (kept.length === 0 || without === undefined)) throw notSent(withheld)
    const names = withheld.map(({ address }) => address)
    const sent = withheld.length > 0 ? without!(message, names) : message
    const context = { scope: stream, withheld, tried: tried?.(message), rules }
    const report = async (told: unknown, returned: boolean) =>
      attach(told, await reportOn([{ told, returned, recipients: kept }], context, options))
    let result: Result
    try {
      result = await send(sent, ...rest)
    } catch (error) {
      await report(error, false)
      throw error
    }
    await report(result, true)
    return result
  }
}

/** As {@link sift}, with an error that tells when to try again. */
export async function sifted(all: readonly string[], scope: string, options: ListOptions): Promise<Sifted> {
  try {
    return await sift(all, scope, options)
  } catch (error) {
    throw notAsked(error, options)
  }
}
