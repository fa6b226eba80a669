import type { DeliveryEvent } from '../model/event.ts'

const HIDDEN = '<recipient>'

/**
 * An event without the person's address, wherever it stands in it: as it is, or as a bounce address carries it
 * (`bounces+anna=example.com@…`).
 */
export function withoutAddress(event: DeliveryEvent): DeliveryEvent {
  const addresses = [event.recipient, event.originalRecipient].flatMap((one) => (one === null ? [] : [one]))
  const forms = addresses.flatMap((one) => [one, one.replace(/@(?=[^@]*$)/, '=')])
  const hide = (text: string) => forms.reduce(hidden, text)
  const hideIn = <T>(value: T): T =>
    (typeof value === 'string'
      ? hide(value)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hideIn(one)]))
        : value) as T
  return { ...hideIn(event), id: event.id, recipient: null, originalRecipient: null }
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
