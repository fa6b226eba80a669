import type { DeliveryEvent, Kind } from './event.ts'
import { REASONS } from './reasons.ts'

/** What an event of each kind tells, as a sentence for people. */
const KIND_SENTENCES: Readonly<Record<Kind, string>> = {
  bounce: 'The message could not be delivered.',
  delayed: 'The message has not been delivered yet; the sending server goes on trying.',
  delivered: 'The message was delivered or handed on: nothing is wrong.',
  complaint: 'The recipient reported the message as unwanted.',
  unsubscribe: 'The recipient wants no more mail from this list.',
  'auto-reply': 'An automatic answer, such as an out-of-office notice. The message arrived.',
  dropped: 'A sending service did not send the message: the address is on its suppression list.',
  'not-a-bounce': 'This does not tell of a failed delivery.',
}

/**
 * What happened, in one or two sentences.
 *
 * @example whatHappened(event) // 'The message could not be delivered. The mailbox is full.'
 */
export function whatHappened({ kind, reason }: DeliveryEvent): string {
  return reason ? `${KIND_SENTENCES[kind]} ${capital(REASONS[reason].means)}.` : KIND_SENTENCES[kind]
}

/** On what sort of evidence a verdict stands. */
export const HOW: Readonly<Record<DeliveryEvent['explanation']['how'], string>> = {
  provider: 'by known words of this receiver',
  phrase: 'by the words',
  status: 'by the status code',
  reply: 'by the SMTP reply code',
  format: 'by the form of the mail',
  model: 'by likeness to known bounces',
  history: 'by earlier events',
  default: 'as nothing closer was found',
}

/** How sure a verdict is, from 0 to 1, in words: `very sure`, `unsure`, … */
export function sureness(confidence: number): string {
  if (confidence >= 0.95) return 'very sure'
  if (confidence >= 0.8) return 'sure'
  if (confidence >= 0.55) return 'fairly sure'
  return confidence >= 0.3 ? 'unsure' : 'a guess'
}

/** `90 s`, `15 min`, `2 h`, `5 days`. */
export function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`
}

/** The text with a capital letter in front. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
