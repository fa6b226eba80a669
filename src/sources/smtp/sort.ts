import type { DeliveryEvent } from '../../model/event.ts'
import { matches, type SignedPath } from '../../verp/decode.ts'
import type { VerpKey } from '../../verp/key.ts'
import type { Received } from '../source.ts'
import type { Path } from './paths.ts'

/** What is known of a message, and what is ours. */
export interface Sorting {
  readonly email: Uint8Array
  /** What the message reports; empty where it reports nothing. */
  readonly reports: readonly DeliveryEvent[]
  /** The addresses that it came to. */
  readonly paths: readonly Path[]
  readonly keys: readonly VerpKey[]
  /** Domains of our own mail; none: all of it is believed to be ours. */
  readonly sentFrom: readonly string[]
}

/**
 * What is handed over of a message: once, by the address that tells most, or apart where it is no answer to mail of
 * ours. A signed return path proves that it is; for other addresses the returned message has to.
 */
export function sorted({ email, reports, paths, keys, sentFrom }: Sorting): Received {
  const signed = paths.find((one) => one.kind === 'signed')
  if (signed !== undefined) return { email, ...bySigned(signed.path, reports, keys) }
  const named = paths.find((one) => one.kind === 'named')
  if (named === undefined || !isOurs(reports, sentFrom)) return { email, apart: 'backscatter' }
  return named.recipient === null ? { email } : { email, recipient: named.recipient }
}

type Told = Pick<Received, 'recipient' | 'messageId' | 'scope' | 'apart'>

/**
 * What a signed return path tells. It was given to the servers of one recipient: they may report on that recipient, and
 * on nobody else. One report on another address is of somebody to whom the recipient's mail is forwarded.
 */
function bySigned(path: SignedPath, reports: readonly DeliveryEvent[], keys: readonly VerpKey[]): Told {
  const scope = path.scope === null ? {} : { scope: path.scope }
  const known = path.messageId !== null && reports.every(({ messageId }) => messageId === null)
  const told = { ...scope, ...(known ? { messageId: path.messageId } : {}) }
  if (reports.length === 1 && path.recipient !== null) return { ...told, recipient: path.recipient }
  const isOfPath = ({ recipient, originalRecipient }: DeliveryEvent) =>
    (recipient === null && originalRecipient === null) ||
    [recipient, originalRecipient].some((one) => one !== null && matches(path, 'recipient', one, keys))
  return reports.every(isOfPath) ? told : { ...told, apart: 'backscatter' }
}

/** Whether the message that came back was ours; so it is, too, where nothing of it came back that could tell. */
function isOurs(reports: readonly DeliveryEvent[], sentFrom: readonly string[]): boolean {
  if (sentFrom.length === 0) return true
  return reports.every(({ messageId, sender }) => {
    // Whoever forges a sender takes ours; the Message-ID is of the server that sent.
    const told = messageId?.includes('@') ? messageId : sender
    if (told === null) return true
    const domain = told.slice(told.lastIndexOf('@') + 1).toLowerCase()
    return sentFrom.some((own) => domain === own.toLowerCase() || domain.endsWith(`.${own.toLowerCase()}`))
  })
}
