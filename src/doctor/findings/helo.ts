import type { FindingKind } from '../finding.ts'
import { UNANSWERED } from '../unanswered.ts'

const ask = { helo: 'mail.example.com', ips: ['192.0.2.1'] }

export const HELO_FINDINGS = {
  'helo-ok': {
    level: 'ok',
    what: 'The server greets as {about}, a name that has an address.',
    why: '',
    mend: null,
    example: { zone: ['mail.example.com A 192.0.2.1'], ask },
  },
  'helo-invalid': {
    level: 'error',
    what: 'The server greets as “{about}”, which is no full host name.',
    why: 'It must be one (RFC 5321 section 4.1.4); many receivers refuse anything else.',
    mend: 'Let it greet with its own name, such as mail.{domain} (in Postfix: myhostname).',
    example: { zone: [], ask: { helo: 'localhost' } },
  },
  'helo-unresolved': {
    level: 'error',
    what: 'The name with which the server greets, {about}, has no address.',
    why: 'Many receivers refuse mail from a server that greets with a name which does not exist.',
    mend: 'Give the name the address of the server.',
    example: { zone: [], ask },
  },
  'helo-elsewhere': {
    level: 'warning',
    what: 'The name with which the server greets, {about}, has the address {has}, not {ip}.',
    why: 'Receivers compare the two, and trust a server less that greets with the name of another.',
    mend: 'Let each server greet with a name that has its own address, best the one of its PTR record.',
    example: { zone: ['mail.example.com A 192.0.2.9'], ask },
  },
  'helo-spf': {
    level: 'note',
    what: 'The name with which the server greets, {about}, has no SPF record.',
    why: 'Bounces have no envelope sender, so receivers evaluate SPF for this name instead (RFC 7208 section 2.4).',
    mend: 'Publish one for the name.',
    example: { zone: ['mail.example.com A 192.0.2.1'], ask },
  },
  ...UNANSWERED,
} as const satisfies Record<string, FindingKind>
