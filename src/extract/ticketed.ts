import { lineEnd } from '../decode/header-line.ts'
import { isDaemon } from './forwarded.ts'

/**
 * The line under which a help desk's software expects no answer, by language. What follows is the conversation that a
 * ticket holds.
 */
const ANSWER_ABOVE =
  /reply above this line|above this line to reply|write your reply above|antwort (?:bitte )?(?:über|oberhalb) dieser(?: zeile)?|répondre au-dessus de cette ligne|réponse au-dessus de cette ligne|responda (?:por )?encima de esta línea|respuesta por encima de esta línea|responda acima desta linha|rispondi sopra (?:a )?questa riga|boven deze (?:regel|lijn)|nad tą linią|над этой (?:строкой|линией|чертой)|この行より上/i
const WITHIN = 1000
const MOST_LINES = 40
const MAX_LINE = 200

/**
 * The report that a help desk took for a customer's message and sends on to those who watch the ticket, as the text of
 * a mail of its own; null where the newest message is no mail system's.
 *
 *     ##- Please type your reply above this line -##
 *
 *     Mail Delivery Subsystem, Jan 5, 2026, 10:00 UTC:
 *
 *     Your message could not be delivered …
 */
export function ticketedReport(subject: string, text: string): string | null {
  const found = ANSWER_ABOVE.exec(text.slice(0, WITHIN))
  if (found === null) return null
  let at = lineEnd(text, found.index, text.length) + 1
  for (let n = 0; n < MOST_LINES && at < text.length; n++) {
    const end = lineEnd(text, at, text.length)
    const line = text.slice(at, Math.min(end, at + MAX_LINE)).trim()
    if (isDated(line))
      return isDaemon(line)
        ? `From: ${line.replace(/[:,].*$/, '')} <mailer-daemon>\nReturn-Path: <>\nSubject: ${titleOf(subject)}\n\n${text.slice(end + 1)}`
        : null
    at = end + 1
  }
  return null
}

/** `Jo Doe, Jan 5, 2026, 10:00 UTC:` names who wrote the message below. */
const isDated = (line: string) => /\d{4}|\d{1,2}:\d{2}/.test(line) && /[:：]$/.test(line)

/** What stands behind the desk's tags and "Re:". */
const titleOf = (subject: string) => subject.replace(/^(?:\s*(?:\[[^\]]{0,60}\]|re:))+/i, '').trim()
