import { replyCodes } from '../../decode/smtp-reply.ts'
import { entriesIn } from '../entries.ts'
import type { Notice } from '../notice.ts'
import { type Report, report } from '../report.ts'
import type { SystemReader } from './reader.ts'

/*
 * Exchange 2007 and later, Exchange Online; in many languages, the machine's lines mostly alike:
 *
 *   Delivery has failed to these recipients or groups:
 *
 *   jo@example.com<mailto:jo@example.com>
 *   The e-mail address you entered couldn't be found. …
 *
 *   Diagnostic information for administrators:
 *
 *   Generating server: mail.example.org
 *
 *   jo@example.com
 *   #550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##
 *
 * or `mx.example.com #<mx.example.com #5.1.1 smtp;550 5.1.1 …> #SMTP#`, or
 * `Remote Server returned '550 5.1.1 …'`. Notices that lost their delivery-status part are read by these lines.
 */
export const exchange: SystemReader = {
  id: 'exchange',
  title: 'Microsoft Exchange and Exchange Online',
  marks: [
    'diagnostic information for administrators',
    'generating server:',
    'delivery has failed to these recipients or',
    'x-ms-exchange-message-is-ndr',
    'message-id: * prod.outlook.com>',
    'reporting-mta: dns;* prod.outlook.com',
    'content-class: * dsn',
    'remote server returned',
    'resolver.adr.',
    'resolver.rst.',
    'informations de diagnostic pour les administrateurs',
    'diagnoseinformationen fur administratoren',
    'informacion de diagnostico para * administradores',
    'informazioni di diagnostica per * amministratori',
    'informacoes de diagnostico para * administradores',
    'diagnostische gegevens voor beheerders',
    'informacje diagnostyczne dla administratorow',
    'diagnostisk information for administratorer',
    'диагностические сведения для администраторов',
    '管理者向けの診断情報',
    '管理员的诊断信息',
    'microsoftexchange329e71ec88ae4615bbc36ab6ce41109e@',
  ],
  read: readExchange,
}

function readExchange(notice: Notice): Report[] | null {
  const found = new Map<string, Report>()
  for (const entry of entriesIn(notice.text)) {
    const words = entry.lines.join(' ')
    const technical = technicalWords(words)
    const key = entry.address.toLowerCase()
    const before = found.get(key)
    if (technical === null) {
      if (before !== undefined) found.set(key, { ...before, prose: [...before.prose, words] })
      continue
    }
    const prose = before === undefined ? [words] : [words, ...before.prose]
    found.set(
      key,
      report({
        kind: 'bounce',
        action: 'failed',
        recipient: entry.address,
        ...technical,
        prose,
      }),
    )
  }
  return found.size === 0 ? null : [...found.values()].slice(0, notice.limits.recipients)
}

/** The machine's words of an entry; null for the paragraph for people. */
function technicalWords(words: string): Partial<Report> | null {
  const quoted =
    /returned '([^\n]{5,4000}?)'\s*$/i.exec(words)?.[1] ?? /returned ['"]([^\n]{5,4000})/i.exec(words)?.[1]
  if (quoted !== undefined)
    return {
      diagnostic: quoted
        .replace(/['"]\s*$/, '')
        .replace(/^<|>$/g, '')
        .trim(),
    }
  const smtp = /^(?:(\S{3,253}) )?#<(\S{3,253} )?#?([245]\.\d{1,3}\.\d{1,3})\s+smtp;\s?(.*?)>\s*#smtp#/i.exec(
    words,
  )
  if (smtp !== null)
    return {
      diagnostic: smtp[4]!.trim(),
      status: smtp[3]!,
      remoteMta: (smtp[1] ?? smtp[2]?.trim() ?? '').toLowerCase() || null,
    }
  const hashed = /^(?:(\S{3,253}) )?#(.{3,3000}?)\s*#(?:smtp)?#/i.exec(words)
  if (hashed !== null) {
    const codes = replyCodes(hashed[2]!)
    if (codes.reply !== null || codes.status !== null)
      return {
        diagnostic: hashed[2]!.replace(/^<|>$/g, '').trim(),
        remoteMta: hashed[1]?.toLowerCase() ?? null,
      }
  }
  return null
}
