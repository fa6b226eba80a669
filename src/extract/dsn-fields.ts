import { lineEnd } from '../decode/header-line.ts'

/** One group of fields of a delivery-status body: `name` in lower case → first value, unfolded. */
export type FieldGroup = ReadonlyMap<string, string>

/** RFC 3464 section 2.1: fields of the message, then a group of fields a recipient. */
export interface StatusFields {
  readonly message: FieldGroup
  readonly recipients: readonly FieldGroup[]
}

/** Fields that only a recipient's group has. */
const RECIPIENT_FIELDS = new Set([
  'final-recipient',
  'original-recipient',
  'action',
  'status',
  'remote-mta',
  'diagnostic-code',
  'last-attempt-date',
  'final-log-id',
  'will-retry-until',
])
/** Fields that begin a new group when they come again: reports without blank lines between groups are met. */
const STARTERS = new Set(['final-recipient', 'original-recipient', 'action'])

/**
 * Reads the fields of a message/delivery-status body. Groups may stand in any order; blank lines between them may be
 * missing or be too many.
 */
export function statusFields(text: string): StatusFields {
  const message = new Map<string, string>()
  const recipients: Map<string, string>[] = []
  let group = new Map<string, string>()
  let last = ''
  const close = () => {
    if (group.size === 0) return
    if (group.has('final-recipient') || group.has('original-recipient')) recipients.push(group)
    else if (isContinued(group, recipients))
      for (const [name, value] of group) recipients.at(-1)!.set(name, value)
    else for (const [name, value] of group) if (!message.has(name)) message.set(name, value)
    group = new Map()
  }
  eachField(text, (name, value) => {
    if (name === '') close()
    else {
      if (group.has(name) && STARTERS.has(name)) {
        // The original recipient stands first in its group (RFC 3464 section 2.3): this one is the next group's.
        const next = name === 'final-recipient' && last === 'original-recipient' ? group.get(last) : undefined
        if (next !== undefined) group.delete(last)
        close()
        if (next !== undefined) group.set(last, next)
      }
      if (!group.has(name)) group.set(name, value)
    }
    last = name
  })
  close()
  return { message, recipients: recipients.map((fields) => splitMessageFields(fields, message)) }
}

/** A group with a recipient's fields but no recipient belongs to the one before it: a stray blank line. */
function isContinued(group: FieldGroup, recipients: readonly FieldGroup[]): boolean {
  if (recipients.length === 0) return false
  for (const name of group.keys())
    if (RECIPIENT_FIELDS.has(name) && !recipients.at(-1)!.has(name)) return true
  return false
}

/** QUIRK: some systems write Reporting-MTA and a recipient's fields in one group. */
function splitMessageFields(group: Map<string, string>, message: Map<string, string>): FieldGroup {
  for (const name of [
    'reporting-mta',
    'arrival-date',
    'original-envelope-id',
    'received-from-mta',
    'dsn-gateway',
  ]) {
    const value = group.get(name)
    if (value !== undefined && !message.has(name)) message.set(name, value)
  }
  return group
}

/** Takes each field line unfolded; an empty name stands for a blank line. */
function eachField(text: string, take: (name: string, value: string) => void): void {
  let name = ''
  let value = ''
  for (let at = 0; at <= text.length; ) {
    const end = lineEnd(text, at, text.length)
    const line = text.slice(at, end)
    at = end + 1
    if (name !== '' && /^[ \t]+\S/.test(line)) {
      value += ` ${line.trim()}`
      continue
    }
    const colon = line.indexOf(':')
    const isField = colon > 0 && colon < 64 && !/\s/.test(line.slice(0, colon).trimEnd())
    const isBlank = !isField && line.trim() === ''
    if (!isField && !isBlank && name !== '' && name !== 'final-recipient') {
      // QUIRK: continuation lines that lost their indentation, mostly in Diagnostic-Code.
      value += ` ${line.trim()}`
      continue
    }
    if (name !== '') take(name, value)
    name = ''
    if (isField) {
      name = line.slice(0, colon).trim().toLowerCase()
      value = line.slice(colon + 1).trim()
    } else if (isBlank) take('', '')
  }
  if (name !== '') take(name, value)
}
