import type { Mail, Part } from './decode/mail.ts'

const USES: Readonly<Record<string, string>> = {
  'text/plain': 'text for people',
  'text/html': 'text for people',
  'message/delivery-status': 'the report for machines',
  'message/global-delivery-status': 'the report for machines',
  'message/feedback-report': 'the complaint for machines',
  'message/disposition-notification': 'a reading receipt',
  'message/rfc822': 'the message it is about',
  'message/global': 'the message it is about',
  'text/rfc822-headers': 'the headers of the message it is about',
  'text/rfc822': 'the message it is about',
}

/** What a part of a report is good for, in words; nothing for one that only holds others. */
export function useOf(part: Part, mail: Mail): string {
  if (part.type.startsWith('multipart/')) return ''
  if (isInside(part, mail)) return 'part of that message'
  return USES[part.type] ?? 'not read'
}

/** Whether it is the message that came back, or a part of it. */
export function isReturned(part: Part, mail: Mail): boolean {
  return isMessage(part.type) || isInside(part, mail)
}

function isInside(part: Part, mail: Mail): boolean {
  for (let above = mail.parts[part.parent]; above; above = mail.parts[above.parent]) {
    if (isMessage(above.type)) return true
  }
  return false
}

function isMessage(type: string): boolean {
  return type === 'message/rfc822' || type === 'message/global' || type.startsWith('text/rfc822')
}
