import { formOf } from './form.ts'
import { type Fields, fields, isFields, list, parseJson, text } from './json.ts'

/** Where an envelope tells when it was posted, for what tells no time itself. */
export const POSTED_AT = 'envelope:timestamp'

/** How deep envelopes and lists may stand in each other: a list of SQS around SNS around the service's own list. */
const MAX_ENVELOPES = 8

/**
 * The objects of a webhook's body: of JSON (one, or a list), of JSON lines, or the fields of a form. Envelopes of
 * Amazon SNS, SQS, Lambda and EventBridge are taken off. Null where it is none of these.
 */
export function itemsOf(body: string): readonly Fields[] | null {
  const trimmed = body.replace(/^\uFEFF/, '').trim()
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) return fromJson(trimmed)
  const form = formOf(trimmed)
  return form === null ? null : [form]
}

function fromJson(body: string): readonly Fields[] | null {
  const value = parseJson(body)
  if (value !== undefined) return unwrapped(value)
  const lines = body.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2) return null
  const found: Fields[] = []
  for (const line of lines) {
    const one = parseJson(line)
    if (one === undefined) return null
    found.push(...unwrapped(one))
  }
  return found
}

function unwrapped(value: unknown, depth = 0): readonly Fields[] {
  if (Array.isArray(value))
    return depth < MAX_ENVELOPES ? value.flatMap((one) => unwrapped(one, depth + 1)) : []
  if (!isFields(value)) return []
  const inner = depth < MAX_ENVELOPES ? insideOf(value) : undefined
  return inner === undefined ? [value] : unwrapped(inner, depth + 1)
}

/** What an envelope holds; undefined for anything else. */
function insideOf(item: Fields): unknown {
  // SNS; a confirmation or a plain text ("Successfully validated SNS topic") stays as it is.
  if (item.Type === 'Notification') {
    const message = inner(item.Message)
    return isFields(message) ? { ...message, [POSTED_AT]: item.Timestamp } : message
  }
  // EventBridge.
  if (text(item['detail-type']) !== null && isFields(item.detail)) return item.detail
  // Lambda (SNS or SQS) and SQS.
  const records = list(item.Records)
  if (records.length > 0) return records.map((one) => fields(one).Sns ?? inner(fields(one).body) ?? one)
  if ('ReceiptHandle' in item && 'Body' in item) return inner(item.Body)
  return undefined
}

/** The JSON object or list that a string holds. */
function inner(value: unknown): unknown {
  const parsed = typeof value === 'string' ? parseJson(value) : undefined
  return typeof parsed === 'object' && parsed !== null ? parsed : undefined
}
