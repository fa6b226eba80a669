import type { DeliveryEvent, Kind } from '../../../../src/model/event.ts'
import { REASONS } from '../../../../src/model/reasons.ts'
import { percent } from '../../parts/format.ts'

export const KINDS: Readonly<Record<Kind, string>> = {
  bounce: 'The message could not be delivered.',
  delayed: 'The message has not been delivered yet; the sending server goes on trying.',
  delivered: 'The message was delivered: nothing is wrong.',
  complaint: 'The recipient reported the message as unwanted.',
  unsubscribe: 'The recipient wants no more mail from this list.',
  'auto-reply': 'An automatic answer, such as an out-of-office notice. The message arrived.',
  dropped: 'A sending service did not send the message: the address is on its suppression list.',
  'not-a-bounce': 'This does not tell of a failed delivery.',
}

/** What a reason means, as a sentence. */
export function means(reason: DeliveryEvent['reason']): string {
  if (reason === null) return ''
  const text = REASONS[reason].means
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

export const HOW: Readonly<Record<DeliveryEvent['explanation']['how'], string>> = {
  provider: 'by known words of this receiver',
  phrase: 'by the words',
  status: 'by the status code',
  reply: 'by the SMTP reply code',
  format: 'by the form of the mail',
  model: 'by likeness to known bounces',
  history: 'by earlier events',
  default: 'nothing closer was found',
}

export function sureness(confidence: number): string {
  const told = percent(confidence, 1)
  if (confidence >= 0.95) return `very sure (${told})`
  if (confidence >= 0.8) return `sure (${told})`
  if (confidence >= 0.55) return `fairly sure (${told})`
  return confidence >= 0.3 ? `unsure (${told})` : `a guess (${told})`
}

export function codes({ status, reply }: DeliveryEvent): string | null {
  const told = [reply === null ? '' : `SMTP reply ${reply}`, status === null ? '' : `status ${status}`]
  return told.filter(Boolean).join(', ') || null
}

export function servers({ provider, remoteMta, reportingMta, software }: DeliveryEvent): string | null {
  const of = (host: string | null, name: string | null) =>
    host === null ? name : name === null ? host : `${host} (${name})`
  const refused = of(remoteMta, provider)
  const reported = of(reportingMta, software)
  const told = [refused && `refused by ${refused}`, reported && `reported by ${reported}`]
  return told.filter(Boolean).join('; ') || null
}

/** `90 s`, `15 min`, `2 h`, `5 days`. */
export function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`
}
