import type { DeliveryEvent, Kind, Party } from '../../model/event.ts'
import { REASONS } from '../../model/reasons.ts'

const KINDS: Readonly<Record<Kind, string>> = {
  bounce: 'The message could not be delivered.',
  delayed: 'The message has not been delivered yet; the sending server goes on trying.',
  delivered: 'The message was delivered or handed on: nothing is wrong.',
  complaint: 'The recipient reported the message as unwanted.',
  unsubscribe: 'The recipient wants no more mail from this list.',
  'auto-reply': 'An automatic answer, such as an out-of-office notice. The message arrived.',
  dropped: 'A sending service did not send the message: the address is on its suppression list.',
  'not-a-bounce': 'This does not tell of a failed delivery.',
}

/** What happened, in one or two sentences. */
export function whatHappened({ kind, reason }: DeliveryEvent): string {
  return reason ? `${KINDS[kind]} ${capital(REASONS[reason].means)}.` : KINDS[kind]
}

const TYPES = {
  hard: 'permanent: trying again will not help',
  soft: 'temporary: a later attempt can succeed',
}

/** Hard or soft, what that means, and why it is so. */
export function hardOrSoft(event: DeliveryEvent): string | null {
  if (!event.type) return null
  return `${capital(event.type)}, which means ${TYPES[event.type]}. ${whyThatType(event, event.type)}`
}

function whyThatType(
  { reason, status, reply, kind, explanation }: DeliveryEvent,
  type: 'hard' | 'soft',
): string {
  if (kind === 'delayed') return 'The report says that the attempts go on.'
  const usual = reason ? REASONS[reason].type : 'by-class'
  if (usual === type) return `Failures of the kind ${reason} are ${type} whatever the code.`
  const code = status ?? (reply === null ? null : String(reply))
  if (code?.startsWith(type === 'hard' ? '5' : '4'))
    return `The code ${code} begins with ${code[0]}, which says so.`
  if (explanation.how !== 'default') return 'The words of the report say so.'
  return `Nothing says that it is ${type === 'hard' ? 'temporary' : 'permanent'}.`
}

const HOW: Readonly<Record<DeliveryEvent['explanation']['how'], string>> = {
  provider: 'by known words of this receiver',
  phrase: 'by the words',
  status: 'by the status code',
  reply: 'by the SMTP reply code',
  format: 'by the form of the mail',
  model: 'by likeness to known bounces',
  history: 'by earlier events',
  default: 'as nothing closer was found',
}

/** The rule that decided, on what sort of evidence, and how sure it is. */
export function ruleInWords({ explanation: { rule, how, confidence } }: DeliveryEvent): string {
  return `${rule} (${HOW[how]}); ${sureness(confidence)}, ${Math.round(confidence * 100)} %`
}

function sureness(confidence: number): string {
  if (confidence >= 0.95) return 'very sure'
  if (confidence >= 0.8) return 'sure'
  if (confidence >= 0.55) return 'fairly sure'
  return confidence >= 0.3 ? 'unsure' : 'a guess'
}

const PARTIES: Readonly<Record<Party, string>> = {
  recipient: "the recipient's address or mailbox",
  message: 'what the message holds',
  sender: "the sender's side: IP address, domain or set-up",
  system: 'a mail system on the way',
}

/** The advice, and whose problem it is. */
export function whatToDo({ advice: { do: action, party, text } }: DeliveryEvent): string {
  if (action === 'none') return text
  return `${capital(action)}. ${text} The problem lies with ${PARTIES[party]}.`
}

/** `90 s`, `15 min`, `2 h`, `5 days`. */
export function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
