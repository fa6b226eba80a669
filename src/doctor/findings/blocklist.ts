import type { FindingKind } from '../finding.ts'

const ask = { ips: ['192.0.2.1'] }
const WHY =
  'Nobody asks you: a receiver that uses the list refuses your mail or counts it as spam until the listing is gone.'

export const BLOCKLIST_FINDINGS = {
  'blocklist-clean': {
    level: 'ok',
    what: '{about} is on none of the {count} lists that answered.',
    why: '',
    mend: null,
    example: { zone: [], ask },
  },
  'blocklist-listed': {
    level: 'error',
    what: '{about} is on {list}: {means}.',
    why: `Very many receivers use it. ${WHY}`,
    mend: 'Find and stop what brought it there, or it will be listed again; then look it up and ask for removal at {page}.',
    example: { zone: ['1.2.0.192.zen.spamhaus.org A 127.0.0.2'], ask },
  },
  'blocklist-listed-some': {
    level: 'warning',
    what: '{about} is on {list}: {means}.',
    why: `Some receivers use it. ${WHY}`,
    mend: 'Find and stop what brought it there; then look it up at {page}.',
    example: { zone: ['1.2.0.192.psbl.surriel.com A 127.0.0.2'], ask },
  },
  'blocklist-listed-few': {
    level: 'note',
    what: '{about} is on {list}: {means}.',
    why: 'Few receivers refuse mail for it; it can tell of trouble all the same.',
    mend: 'Look it up at {page} if mail is refused for it.',
    example: { zone: ['1.2.0.192.dnsbl-3.uceprotect.net A 127.0.0.2'], ask },
  },
  'blocklist-refused': {
    level: 'note',
    what: '{list} refuses to answer this resolver: {reason}. Whether {about} is listed is not known.',
    why: 'This is no listing. {use}',
    mend: 'Ask by a resolver of your own (--resolver), or look at {page}.',
    example: { zone: ['1.2.0.192.zen.spamhaus.org A 127.255.255.254'], ask },
  },
  'blocklist-silent': {
    level: 'note',
    what: 'No answer from {lists}. Whether {about} is listed there is not known.',
    why: 'Some lists answer only resolvers that are registered, or not those of others’ networks.',
    mend: 'Try again later, or ask by a resolver of your own (--resolver).',
    example: { zone: ['1.2.0.192.b.barracudacentral.org A !timeout'], ask },
  },
  'blocklist-strange': {
    level: 'note',
    what: '{list} gives an answer that no blocklist gives ({records}).',
    why: 'Either the list has ended, or your resolver answers where there is nothing. It is not taken for a listing.',
    mend: 'Ask by another resolver (--resolver).',
    example: { zone: ['1.2.0.192.zen.spamhaus.org A 198.51.100.7'], ask },
  },
  'blocklist-everything': {
    level: 'note',
    what: '{list} lists everything, even what must never be listed.',
    why: 'It has ended or is broken (RFC 5782 section 5). It is not taken for a listing, but receivers that still use it refuse all mail.',
    mend: null,
    example: {
      zone: ['1.2.0.192.psbl.surriel.com A 127.0.0.2', '1.0.0.127.psbl.surriel.com A 127.0.0.2'],
      ask,
    },
  },
} as const satisfies Record<string, FindingKind>
