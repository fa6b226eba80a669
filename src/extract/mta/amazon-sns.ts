import { normaliseAddress } from '../../decode/address.ts'
import type { Notice } from '../notice.ts'
import { type Report, report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * Amazon SES, told by Amazon SNS in an e-mail: the JSON of the notification, then lines for people:
 *
 *   {"notificationType":"Bounce","bounce":{"bouncedRecipients":[{"emailAddress":"jo@example.com",
 *     "action":"failed","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}], … }}
 *
 *   --
 *   If you wish to stop receiving notifications from this topic, …
 */
export const amazonSns: SystemReader = {
  id: 'amazon-ses',
  title: 'Amazon SES by SNS',
  marks: [
    'notificationtype * bouncedrecipients',
    'eventtype * bouncedrecipients',
    'complainedrecipients',
    'no-reply@sns.amazonaws.com',
  ],
  read: readSns,
}

function readSns(notice: Notice): Report[] | null {
  // Without "raw message delivery" the notification is a string within SNS's own JSON.
  const said =
    notice.text.includes('\\"bouncedRecipients\\"') || notice.text.includes('\\"complainedRecipients\\"')
  return readNotification(notice, said ? notice.text.replace(/\\"/g, '"') : notice.text)
}

function readNotification(notice: Notice, text: string): Report[] | null {
  const from = text.indexOf('{')
  if (from < 0 || !/"(?:notificationType|eventType)"/.test(text.slice(from, from + 200_000))) return null
  const to = text.lastIndexOf('}')
  const type = /"(?:notificationType|eventType)"\s*:\s*"(\w{1,40})"/.exec(text)?.[1]?.toLowerCase()
  if (type !== 'bounce' && type !== 'complaint' && type !== 'delivery') return null
  const whole = parsed(text.slice(from, to + 1).replace(/\n/g, ' '))
  const group = isRecord(whole) ? whole[type] : partOf(text, type)
  if (!isRecord(group)) return null
  const list =
    group[
      type === 'bounce' ? 'bouncedRecipients' : type === 'complaint' ? 'complainedRecipients' : 'recipients'
    ]
  if (!Array.isArray(list)) return null
  const kind = type === 'delivery' ? 'delivered' : type
  const date = typeof group.timestamp === 'string' ? group.timestamp : null
  return list.slice(0, notice.limits.recipients).map((one: unknown) => {
    const fields = isRecord(one) ? one : { emailAddress: one }
    const field = (name: string) => (typeof fields[name] === 'string' ? (fields[name] as string) : null)
    return report({
      kind,
      action: kind === 'bounce' ? 'failed' : kind === 'delivered' ? 'delivered' : null,
      recipient: normaliseAddress(field('emailAddress') ?? ''),
      status: field('status'),
      diagnostic: field('diagnosticCode')?.replace(/^smtp;\s*/i, '') ?? null,
      feedbackType:
        kind === 'complaint' && typeof group.complaintFeedbackType === 'string'
          ? group.complaintFeedbackType
          : kind === 'complaint'
            ? 'abuse'
            : null,
      date,
    })
  })
}

/** QUIRK: mails that wrap long lines break the JSON behind the part that matters. */
function partOf(text: string, type: string): unknown {
  const key = text.indexOf(`"${type}":`)
  const from = text.indexOf('{', key)
  if (key < 0 || from < 0) return null
  let depth = 0
  let quoted = false
  for (let at = from; at < text.length && at - from < 200_000; at++) {
    const char = text[at]
    if (char === '\\') at++
    else if (char === '"') quoted = !quoted
    else if (!quoted && char === '{') depth++
    else if (!quoted && char === '}' && --depth === 0)
      return parsed(text.slice(from, at + 1).replace(/\n/g, ' '))
  }
  return null
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
