import { type Fields, fields, firstText, isFields, list, parseJson, text } from '../webhook/json.ts'
import { type Hook, hook, type Meaning } from '../webhook/reader.ts'
import { ERROR_CODES, meaningOfStatus } from './codes.ts'
import type { SendReader } from './reader.ts'

/**
 * Any client of an HTTP API: SendGrid's and Mailgun's errors, Resend's `{ error }`, axios, and `{ status, body }` of
 * an answer to fetch whose body was read. Last of all, any error with a code or a message.
 */
export const http: SendReader = {
  id: 'http',
  looksLike: () => true,
  read: (error) => {
    if ('data' in error && error.error === null) return []
    const inner = isFields(error.error) ? fields(error.error) : error
    const status = statusOf(inner)
    const code = codeOf(inner)
    const meaning: Meaning | null =
      ERROR_CODES[code ?? ''] ?? (status === null ? null : meaningOfStatus(status))
    // An answer of success tells no failure.
    if (status !== null && status < 400 && meaning === null) return []
    const said = sentencesOf(inner)
    if (meaning === null && said.length === 0) return []
    return [
      read(inner, meaning ?? { kind: 'bounce' }, code ?? (status === null ? null : String(status)), said),
    ]
  },
}

function read(error: Fields, meaning: Meaning, code: string | null, said: readonly string[]): Hook {
  return hook({ words: [text(error.name) === 'Error' ? null : error.name, code], meaning, prose: said })
}

/** The code of the error or of what caused it: "fetch failed" says nothing else. */
function codeOf(error: Fields): string | null {
  const causes = [error, fields(error.cause), fields(list(fields(error.cause).errors)[0])]
  for (const { code } of causes) if (typeof code === 'string') return code
  return null
}

function statusOf(error: Fields): number | null {
  for (const value of [
    error.statusCode,
    error.status,
    fields(error.response).status,
    fields(error.response).statusCode,
    error.code,
  ]) {
    if (typeof value === 'number' && value >= 100 && value < 600) return value
  }
  return null
}

/** What the service says, from wherever its client puts it. */
function sentencesOf(error: Fields): readonly string[] {
  const response = fields(error.response)
  const found = [
    error.body,
    error.details,
    response.body,
    response.data,
    error.message,
    fields(error.cause).message,
  ]
  return [...new Set(found.flatMap(wordsOf))].slice(0, MOST_SENTENCES)
}

const MOST_SENTENCES = 20

function wordsOf(value: unknown): readonly string[] {
  const parsed = typeof value === 'string' && /^\s*[{[]/.test(value) ? parseJson(value) : value
  if (!isFields(parsed)) {
    const plain = text(parsed)
    return plain === null ? [] : [plain]
  }
  const each = list(parsed.errors).map((one) => firstText(fields(one).message, fields(one).detail, one))
  const own = firstText(
    parsed.message,
    parsed.Message,
    parsed.error,
    parsed.ErrorMessage,
    fields(parsed.error).message,
  )
  return [...each, own].filter((words) => words !== null)
}
