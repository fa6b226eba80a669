import { decodeMail } from '../decode/mail.ts'

/** What is sent, as its sender wrote it. */
export type MailData = Readonly<Record<string, unknown>>

/** Nodemailer's envelope: who sends, and to whom. */
export interface Envelope {
  readonly from?: unknown
  readonly to?: unknown
}

/** The part of Nodemailer's MimeNode that is used. */
interface Message {
  getEnvelope(): Envelope
  setEnvelope(envelope: { from: string; to: string[] }): unknown
  messageId(): string
  build(): Promise<Uint8Array>
  createReadStream(options?: unknown): unknown
  setRaw(bytes: Uint8Array): Message
}

/** The part of Nodemailer's MailMessage that is used; a transport gets it once it is compiled. */
export interface Mail {
  readonly data: object
  readonly message: Message
}

/** A message under way, that may be handed to a transport more than once. */
export interface Posting {
  /** Without angle brackets; none of a finished message (`raw`) that has none. */
  readonly messageId: string | undefined
  /** The same message in an envelope of its own. */
  addressed(from: string, to: readonly string[]): Mail
}

/**
 * Makes a message ready for some envelopes. For more than one it is built now, once: what it was made of (streams,
 * signatures) may not be had again, and all of its copies shall be the same. So is a finished one (`raw`), whose
 * Message-ID stands nowhere else.
 */
export async function posting(mail: Mail, envelopes: 'one' | 'several'): Promise<Posting> {
  const { message } = mail
  const isRaw = (mail.data as MailData).raw !== undefined
  const bytes = isRaw || envelopes === 'several' ? await message.build() : null
  const id = isRaw ? idIn(bytes!) : message.messageId()
  return {
    messageId: id?.replace(/^<|>$/g, ''),
    addressed: (from, to) => copyOf(mail, { ...message.getEnvelope(), from, to: [...to] }, bytes, id),
  }
}

function idIn(bytes: Uint8Array): string | undefined {
  const head = decodeMail(bytes.subarray(0, HEAD_BYTES)).headers
  return head.get('message-id')?.trim() || undefined
}

/** A header is never longer in practice, and what follows it does not matter. */
const HEAD_BYTES = 256 * 1024

function copyOf(
  mail: Mail,
  envelope: { from: string; to: string[] },
  bytes: Uint8Array | null,
  id: string | undefined,
): Mail {
  const { message } = mail
  const copy: Message = Object.create(message)
  copy.setEnvelope(envelope)
  if (id !== undefined) copy.messageId = () => id
  if (bytes !== null) {
    // A node of its own kind, empty: the library has no streams to make one from bytes.
    const Node = message.constructor as new () => Message
    copy.createReadStream = (options) => new Node().setRaw(bytes).createReadStream(options)
  }
  return Object.create(mail, { message: { value: copy, writable: true, enumerable: true } })
}
