import type { DeliveryEvent } from '../model/event.ts'

const HIDDEN = '<recipient>'

/** An event without the person's address, wherever it stands in it. */
export function withoutAddress(event: DeliveryEvent): DeliveryEvent {
  const addresses = [event.recipient, event.originalRecipient].flatMap((one) => (one === null ? [] : [one]))
  const hide = (text: string | null) => (text === null ? null : addresses.reduce(hidden, text))
  return {
    ...event,
    recipient: null,
    originalRecipient: null,
    diagnostic: hide(event.diagnostic),
    subject: hide(event.subject),
    explanation: { ...event.explanation, evidence: addresses.reduce(hidden, event.explanation.evidence) },
  }
}

/** The text with an address left out, in whatever case it is written. */
function hidden(text: string, address: string): string {
  const [lower, wanted] = [text.toLowerCase(), address.toLowerCase()]
  if (lower.length !== text.length || wanted === '') return text.replaceAll(address, HIDDEN)
  let result = ''
  let from = 0
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    result += text.slice(from, at) + HIDDEN
    from = at + wanted.length
  }
  return result + text.slice(from)
}
