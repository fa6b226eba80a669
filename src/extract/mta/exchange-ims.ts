import { firstAddress } from '../../decode/address.ts'
import { partAfter } from '../between.ts'
import type { Notice } from '../notice.ts'
import { type Report, report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * Exchange before 2007 (Internet Mail Connector, Internet Mail Service):
 *
 *   Your message
 *
 *     To:      jo@example.com
 *     Subject: Hello
 *     Sent:    Fri, 18 Oct 2002 09:25:07 -0600
 *
 *   did not reach the following recipient(s):
 *
 *   jo@example.com on Fri, 18 Oct 2002 09:13:24 -0600
 *       The recipient name is not recognized
 *           The MTS-ID of the original message is: c=us;a= ;p=…
 *       MSEXCH:IMS:ORG:SITE:SERVER 0 (000C05A6) Unknown Recipient
 *
 * A recipient may be written as an X.400 address: `c=US;a= ;p=ORG;o=Site;dda:SMTP=jo@example.com;`.
 */
export const exchangeIms: SystemReader = {
  id: 'exchange-5',
  title: 'Microsoft Exchange 2003 and before',
  marks: [
    'did not reach the following recipient',
    'did not reach some or all of the intended recipients',
    'msexch:ims',
    'msexch:imc',
    'msexch:mselink',
    'internet mail service (5.5',
    'hat folgende * empfanger nicht erreicht',
    'hat einige oder alle * empfanger nicht erreicht',
    "n'a pas ete remis au(x) destinataire(s) suivant(s)",
    'no alcanzo al * destinatario',
    'no llego a los siguientes destinatarios',
    'non e stato recapitato ai seguenti destinatari',
  ],
  read: readIms,
}

const INTRO = [
  'did not reach the following',
  'following recipient(s) could not be reached',
  'nicht erreicht',
  'folgende(n) empfänger',
  'destinataire(s) suivant(s)',
  'siguientes destinatarios',
  'seguenti destinatari',
]

function readIms(notice: Notice): Report[] | null {
  const list = partAfter(notice.text, INTRO, ['----- transcript of session', '------_=_nextpart'])
  if (list === null) return null
  const found: { address: string; lines: string[] }[] = []
  for (const raw of list.split('\n')) {
    const line = raw.trim()
    if (line === '') continue
    const address = recipientOf(line)
    if (address !== null) found.push({ address, lines: [] })
    else found.at(-1)?.lines.push(line)
  }
  if (found.length === 0) return null
  return found.slice(0, notice.limits.recipients).map(({ address, lines }) => {
    const words = withoutIds(lines)
      .slice(0, 20)
      .map((line) => line.replace(/^msexch:.{1,200}\([0-9a-f]{8}\) /i, ''))
      .join(' ')
    return report({
      kind: 'bounce',
      action: 'failed',
      recipient: address,
      diagnostic: words === '' ? null : words,
      prose: [lines.join('\n')],
    })
  })
}

/** `jo@example.com on Fri, 18 Oct …`, `'Jo' <jo@example.com> am …`, an X.400 address with an SMTP attribute. */
function recipientOf(line: string): string | null {
  if (line.length > 1000) return null
  const x400 = /\bdda:smtp=([^;\s]{3,320})/i.exec(line)?.[1]
  if (x400 !== undefined) return firstAddress(x400.replace('(a)', '@'))
  const dated = /^(.{1,400}?@\S{1,255}?)[>)]?\s+(?:on|am|le|el|il|em|op)\s+.{0,40}\d/i.exec(line)?.[1]
  if (dated !== undefined) return firstAddress(`${dated}`.replace(/^.*<(?=[^<]*$)/, ''))
  return /^<?[^\s<>@]{1,255}@[^\s<>@]{1,255}>?$/.test(line) ? firstAddress(line) : null
}

/** Lines with ids of the system say nothing of the cause. */
function withoutIds(lines: readonly string[]): string[] {
  let inId = false
  return lines.filter((line) => {
    if (/^the mts-id of|^msexch:/i.test(line)) {
      inId = !/^msexch:/i.test(line)
      // "MSEXCH:IMS:… 0 (000C05A6) Unknown Recipient" ends in words.
      return /\([0-9a-f]{8}\) \S/i.test(line)
    }
    if (inId && line.startsWith(';')) return false
    inId = false
    return true
  })
}
