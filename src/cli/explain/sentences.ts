import type { Party } from '../../model/advice.ts'
import type { DeliveryEvent } from '../../model/event.ts'
import { REASONS } from '../../model/reasons.ts'
import { capital, HOW, sureness } from '../../model/sentences.ts'

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

/** The rule that decided, on what sort of evidence, and how sure it is. */
export function ruleInWords({ explanation: { rule, how, confidence } }: DeliveryEvent): string {
  return `${rule} (${HOW[how]}); ${sureness(confidence)}, ${Math.round(confidence * 100)} %`
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
