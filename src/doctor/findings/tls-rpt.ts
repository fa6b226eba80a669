import type { FindingKind } from '../finding.ts'
import { UNANSWERED } from '../unanswered.ts'

const record = (text: string) => ({ zone: [`_smtp._tls.example.com TXT ${text}`] })

export const TLS_RPT_FINDINGS = {
  'tls-rpt-ok': {
    level: 'ok',
    what: 'Reports on failed TLS go to {uri}.',
    why: '',
    mend: null,
    example: record('v=TLSRPTv1; rua=mailto:tls@example.com'),
  },
  'tls-rpt-none': {
    level: 'note',
    what: '{about} asks for no reports on failed TLS (TLS-RPT).',
    why: 'You do not learn when others cannot deliver to you over TLS, which matters most with MTA-STS or DANE.',
    mend: 'Publish an address for them.',
    example: { zone: ['example.com MX 10 mail.example.com'] },
  },
  'tls-rpt-several': {
    level: 'warning',
    what: 'There are {count} TLS-RPT records.',
    why: 'With more than one there is none (RFC 8460 section 3): no reports come.',
    mend: 'Keep one.',
    example: {
      zone: [
        '_smtp._tls.example.com TXT v=TLSRPTv1; rua=mailto:a@example.com',
        '_smtp._tls.example.com TXT v=TLSRPTv1; rua=mailto:b@example.com',
      ],
    },
  },
  'tls-rpt-syntax': {
    level: 'warning',
    what: 'The TLS-RPT record has a mistake: {mistake}.',
    why: 'No reports come.',
    mend: 'Write it as it must be.',
    example: record('v=TLSRPTv1; rua=tls@example.com'),
  },
  ...UNANSWERED,
} as const satisfies Record<string, FindingKind>
