import { UndeliveredError } from '../errors.ts'
import { encode } from '../verp/encode.ts'
import type { VerpKey } from '../verp/key.ts'

/** How return paths are signed: `verp.encode` gets the rest from the message. */
export interface VerpSettings {
  /** Where bounces shall go: a domain of which the SMTP source takes the mail. */
  readonly domain: string
  /** The first signs. Those after it are for `verp.decode`, to which the same settings may be given. */
  readonly keys: readonly VerpKey[]
  /** For how long bounces to it are believed; 30 unless told. */
  readonly days?: number | undefined
  /** What return paths begin with; `b-` unless told. */
  readonly prefix?: string | undefined
}

/** A message on its way to one recipient. */
export interface Addressed {
  /** Without angle brackets; none of a finished message (`raw`) that has none. */
  readonly messageId: string | undefined
  readonly recipient: string
  readonly scope: string
}

/** Gives the return path of a message to one recipient; null for the one that the message has. */
export type ReturnPathOf = (message: Addressed) => string | null

/**
 * Signs return paths as the settings say. Those of recipients without a domain stay as they are.
 *
 * @throws UndeliveredError `VERP_INVALID` for settings that cannot be used: at once, not at the first message
 */
export function signedPaths({ keys, ...settings }: VerpSettings, clock: () => number): ReturnPathOf {
  const [key] = keys
  if (key === undefined) throw new UndeliveredError('VERP_INVALID', 'there is no key to sign with')
  const sign = (message: Addressed) => encode({ ...settings, ...message, key, at: clock() })
  sign({ messageId: undefined, recipient: 'anybody@example.com', scope: '*' })
  return (message) => (message.recipient.includes('@') ? sign(message) : null)
}

/** An envelope: who gets a message with one and the same return path. */
export interface Envelope {
  readonly from: string
  readonly to: readonly string[]
}

/** The envelopes of a message: one for each return path, in the order of the recipients. */
export function envelopesOf(
  recipients: readonly string[],
  from: string,
  pathOf: (recipient: string) => string | null,
): readonly Envelope[] {
  // That a message has no recipient is the transport's to say.
  if (recipients.length === 0) return [{ from, to: [] }]
  const byPath = new Map<string, string[]>()
  for (const recipient of recipients) {
    const path = pathOf(recipient) ?? from
    const to = byPath.get(path)
    if (to === undefined) byPath.set(path, [recipient])
    else to.push(recipient)
  }
  return [...byPath].map(([path, to]) => ({ from: path, to }))
}
