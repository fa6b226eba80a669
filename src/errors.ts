/**
 * Every error the package throws, by its stable code. Bad mail never throws: these are the caller's mistakes,
 * exceeded limits and broken infrastructure.
 */
export const ERRORS = {
  MESSAGE_TOO_LARGE: 'The message has %s bytes; the limit is %s. Raise limits.messageBytes to read it.',
  LIMIT_INVALID: 'The limit %s must be a whole number of at least 1, not %s.',
  LOG_UNKNOWN: 'No known mail system writes a log like %s; the names are %s.',
  SERVICE_UNKNOWN: 'No service is called %s; the services are %s.',
  POLICY_INVALID: 'The policy’s %s must be %s, not %s.',
  SETTINGS_INVALID: 'The settings cannot be used. %s',
  RULES_INVALID: 'The rules cannot be used. %s',
  STORE_LOCKED: 'The data folder %s is in use by process %s. Stop it, or talk to it over HTTP with --url.',
  STORE_NEWER: 'The store %s was written by a newer version (%s, this one knows %s). Update undelivered.',
  STORE_BROKEN: 'The store in %s cannot be used: %s',
  LIST_FORMAT: 'No list format is called %s; %s',
  LIST_UNKNOWN:
    'The list has the columns or keys %s. No such list is known%s. Name the column of the addresses “email”, or the format.',
  LIST_SHEET: 'The format %s keeps several lists, one for each cause. Name one of %s.',
  LIST_FORM: 'The format %s is written as %s, not as %s.',
  STORE_DRIVER: 'This Node (%s) has no SQLite of its own. Use the driver wasm, or Node 22.13 or newer.',
  STORE_ADDRESSES:
    'The store in %s keeps addresses as %s and cannot be turned into one that keeps them as %s. Begin a new folder.',
  STORE_SECRET:
    'The file %s is missing. Without it the store knows no address: put it back from your backup.',
  STORE_BACKUP: 'The backup cannot be written to %s: %s.',
  LISTEN: 'The service cannot listen on %s, port %s: %s.',
  STORE_STOPPED: 'The store has stopped: %s.',
  WITHHELD: 'Not sent to %s%s: %s',
  LIST_UNREACHABLE: 'Not sent: the suppression list cannot be asked (%s).',
  RECIPIENTS_UNKNOWN:
    'Not sent: the message’s recipients cannot be told. Name them: guard(send, { recipients: (message) => […] }).',
  VERP_INVALID: 'No return path can be made: %s.',
  ITEM_INVALID: 'This cannot be taken: %s',
  DOCTOR_ASKED: 'This cannot be looked at: %s.',
  INPUT_PACKED: 'The zstd data ends too early or is damaged (%s); what came before was read.',
  INPUT_TYPE: 'Expected %s, got %s.',
} as const

export type ErrorCode = keyof typeof ERRORS

/**
 * Thrown for the caller's mistakes and for broken infrastructure; `code` is stable, `message` is for people.
 *
 * @example
 * try {
 *   readWebhook(body, { service })
 * } catch (error) {
 *   if (error instanceof UndeliveredError && error.code === 'SERVICE_UNKNOWN') return badRequest(error.message)
 *   throw error
 * }
 */
export class UndeliveredError extends Error {
  override readonly name = 'UndeliveredError'
  readonly code: ErrorCode
  readonly details: readonly (string | number)[]

  constructor(code: ErrorCode, ...details: readonly (string | number)[]) {
    let next = 0
    super(ERRORS[code].replace(/%s/g, () => String(details[next++] ?? '?')))
    this.code = code
    this.details = details
  }
}
