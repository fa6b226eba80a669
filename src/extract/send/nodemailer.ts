import { type Fields, fields, isFields, list, text } from '../webhook/json.ts'
import { type Hook, hook, type Meaning } from '../webhook/reader.ts'
import { ERROR_CODES } from './codes.ts'
import type { SendReader } from './reader.ts'

/**
 * Nodemailer and smtp-connection: errors, and results of which some recipients were refused
 * (https://nodemailer.com/usage/#sending-mail). `rejectedErrors` holds an error for each; older versions have only
 * the addresses and the last reply.
 */
export const nodemailer: SendReader = {
  id: 'nodemailer',
  looksLike: (error) =>
    Array.isArray(error.rejected) ||
    Array.isArray(error.rejectedErrors) ||
    (text(error.command) !== null && text(error.code) !== null) ||
    typeof error.responseCode === 'number',
  read: (error) => {
    const each = list(error.rejectedErrors).map(fields)
    const rejected =
      each.length > 0 ? each : list(error.rejected).map((recipient) => ({ ...sharedOf(error), recipient }))
    if (rejected.length > 0) return rejected.map((one) => read(one, error))
    // A result without anybody refused.
    if (Array.isArray(error.accepted) && text(error.code) === null) return []
    return recipientsOf(error).map((recipient) => read({ ...sharedOf(error), recipient }, error))
  },
}

/** What an error says of all recipients alike; a result's reply is that of a success. */
function sharedOf(error: Fields): Fields {
  const { code, originalCode, command, message, response, responseCode } = error
  return Array.isArray(error.accepted) && code === undefined
    ? { code: 'EENVELOPE', command: 'RCPT TO' }
    : { code, originalCode, command, message, response, responseCode }
}

function recipientsOf(error: Fields): readonly unknown[] {
  const to = list(fields(error.envelope).to)
  return to.length > 0 ? to : [null]
}

function read(one: Fields, whole: Fields): Hook {
  const envelope = fields(whole.envelope)
  const code = text(one.code) ?? ''
  return hook({
    words: [one.code, one.originalCode],
    meaning: meaningOf(code, one.responseCode),
    recipient: addressIn(one.recipient),
    diagnostic: one.response,
    // "getaddrinfo ENOTFOUND smtp.example.org" speaks of the server sent by, not of the recipient's domain.
    prose: text(one.response) === null && code !== 'EDNS' ? [one.message] : [],
    reply: one.responseCode,
    command: commandOf(text(one.command)),
    sender: addressIn(envelope.from),
    messageId: whole.messageId,
  })
}

/** A reply's class says hard or soft; codes of errors do where there was no reply. */
function meaningOf(code: string, reply: unknown): Meaning {
  const meaning = ERROR_CODES[code] ?? { kind: 'bounce' }
  return typeof reply === 'number' ? { ...meaning, type: null } : meaning
}

/** `RCPT TO` → `RCPT`; `API` is a call that never reached a server. */
function commandOf(command: string | null): string | null {
  const word = command?.split(' ')[0]?.toUpperCase() ?? null
  return word === 'API' ? null : word
}

/** An address as text, or as Nodemailer's `{ name, address }`. */
function addressIn(value: unknown): unknown {
  return isFields(value) ? value.address : value
}
