import type { FindingKind } from '../finding.ts'
import { UNANSWERED } from '../unanswered.ts'

const MX = 'example.com MX 10 mail.example.com'

export const SPF_FINDINGS = {
  'spf-ok': {
    level: 'ok',
    what: 'SPF is in order: it asks the DNS {lookups} times of at most 10.',
    why: '',
    mend: null,
    example: { zone: [MX, 'example.com TXT v=spf1 mx ip4:192.0.2.1 -all', 'mail.example.com A 192.0.2.1'] },
  },
  'spf-pass': {
    level: 'ok',
    what: '{about} may send for {domain}: {path}.',
    why: '',
    mend: null,
    example: { zone: ['example.com TXT v=spf1 ip4:192.0.2.0/24 -all'], ask: { ips: ['192.0.2.1'] } },
  },
  'spf-none': {
    level: 'error',
    what: '{about} has no SPF record.',
    why: 'Gmail, Yahoo and Microsoft refuse or put aside mail of domains without SPF, and everybody can send in its name.',
    mend: 'Publish a record that names whoever sends for the domain: your servers, and by “include:” your e-mail services.',
    example: { zone: [MX, 'example.com TXT some=other'] },
  },
  'spf-several': {
    level: 'error',
    what: '{about} has {count} SPF records.',
    why: 'There may be one only: with several SPF comes to an error (permerror), as if there were none (RFC 7208 section 4.5).',
    mend: 'Put them together into one record, and delete the others.',
    example: { zone: ['example.com TXT v=spf1 mx -all', 'example.com TXT v=spf1 include:b.example -all'] },
  },
  'spf-near': {
    level: 'error',
    what: '{about} has a record that is meant to be SPF and is none, for it does not begin with “v=spf1 ”.',
    why: 'Receivers overlook it, as if there were no SPF.',
    mend: 'Write its beginning as it must be.',
    example: { zone: ['example.com TXT v=spf1; mx -all'] },
  },
  'spf-syntax': {
    level: 'error',
    what: 'The SPF record of {record} cannot be understood: “{term}”: {mistake}.',
    why: 'One mistake makes the whole record an error (permerror), wherever it stands (RFC 7208 section 4.6).',
    mend: 'Mend the term, or take it out.',
    example: { zone: ['example.com TXT v=spf1 ipv4:192.0.2.1 -all'] },
  },
  'spf-lookups': {
    level: 'error',
    what: 'The SPF record needs {lookups} look-ups, and only 10 are allowed. They are: {costs}.',
    why: 'Receivers stop at the eleventh and take it for an error (permerror): mail from the servers named last fails SPF (RFC 7208 section 4.6.4).',
    mend: 'Take out what no longer sends, name fixed addresses by ip4: and ip6:, or let a service send from a subdomain with a record of its own.',
    example: {
      zone: [
        'example.com TXT v=spf1 include:a.example include:b.example -all',
        'a.example TXT v=spf1 a:1.a.example a:2.a.example a:3.a.example a:4.a.example a:5.a.example -all',
        'b.example TXT v=spf1 a:1.a.example a:2.a.example a:3.a.example a:4.a.example -all',
        ...[1, 2, 3, 4, 5].map((at) => `${at}.a.example A 192.0.2.${at}`),
      ],
    },
  },
  'spf-lookups-near': {
    level: 'note',
    what: 'The SPF record needs {lookups} look-ups of the 10 that are allowed. They are: {costs}.',
    why: 'A service that adds one to its own record, without telling you, can carry it over the limit.',
    mend: 'Take out what no longer sends.',
    example: {
      zone: [
        `example.com TXT v=spf1 ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => `a:${at}.example.com`).join(' ')} -all`,
        ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => `${at}.example.com A 192.0.2.${at}`),
      ],
    },
  },
  'spf-void': {
    level: 'error',
    what: 'The SPF record names {count} hosts that do not exist: {names}. Only 2 are allowed.',
    why: 'At the third, receivers take the record for an error (permerror, RFC 7208 section 4.6.4).',
    mend: 'Take them out.',
    example: { zone: ['example.com TXT v=spf1 a:x.example.com a:y.example.com a:z.example.com -all'] },
  },
  'spf-void-some': {
    level: 'warning',
    what: 'The SPF record names hosts that do not exist: {names}.',
    why: 'With three of them the record becomes an error (permerror, RFC 7208 section 4.6.4), and each costs time.',
    mend: 'Take them out.',
    example: { zone: ['example.com TXT v=spf1 a:old.example.com ip4:192.0.2.1 -all'] },
  },
  'spf-broken': {
    level: 'error',
    what: 'SPF comes to an error ({result}): {problem}.',
    why: 'Receivers treat mail of the domain as if it had no SPF, and some refuse it.',
    mend: 'Mend or take out the term that leads there.',
    example: { zone: ['example.com TXT v=spf1 include:gone.example -all'] },
  },
  'spf-pass-all': {
    level: 'error',
    what: 'The SPF record lets everybody send (“{term}”).',
    why: 'Whoever likes can send in your name, and receivers count such a record against you.',
    mend: 'End the record with ~all or -all.',
    example: { zone: ['example.com TXT v=spf1 mx +all'] },
  },
  'spf-neutral-all': {
    level: 'warning',
    what: 'The SPF record says nothing of all others (“?all”).',
    why: 'Mail that others send in your name is not told from yours.',
    mend: 'End the record with ~all or -all.',
    example: { zone: ['example.com TXT v=spf1 ip4:192.0.2.1 ?all'] },
  },
  'spf-no-all': {
    level: 'warning',
    what: 'The SPF record has no end: neither “all” nor “redirect=”.',
    why: 'Of all others it says nothing, as if it ended with ?all.',
    mend: 'End the record with ~all or -all.',
    example: { zone: ['example.com TXT v=spf1 ip4:192.0.2.1'] },
  },
  'spf-after-all': {
    level: 'warning',
    what: 'In the SPF record, terms stand after “all”: {terms}.',
    why: 'Nobody reads on after “all”: what they name may not send.',
    mend: 'Put “all” at the end.',
    example: { zone: ['example.com TXT v=spf1 ip4:192.0.2.1 -all ip4:192.0.2.2'] },
  },
  'spf-ptr': {
    level: 'warning',
    what: 'The SPF record uses “ptr”.',
    why: 'It is not to be used (RFC 7208 section 5.5): it is slow, and large receivers ignore it.',
    mend: 'Name the addresses by ip4: and ip6:, or the hosts by a:.',
    example: { zone: ['example.com TXT v=spf1 ptr ip4:192.0.2.1 -all'] },
  },
  'spf-wide': {
    level: 'warning',
    what: 'The SPF record lets a very large network send: {terms}.',
    why: 'It holds more than 65,536 addresses, most of them other people’s, and receivers trust it less.',
    mend: 'Name only the networks that send for you.',
    example: { zone: ['example.com TXT v=spf1 ip4:10.0.0.0/8 -all'] },
  },
  'spf-long': {
    level: 'warning',
    what: 'The SPF record has {length} characters.',
    why: 'An answer of more than about 450 characters does not fit into one datagram; where TCP is closed, the look-up fails (RFC 7208 section 3.4).',
    mend: 'Shorten it: put networks together, or part of it into a record of its own that you include.',
    example: {
      zone: [
        `example.com TXT v=spf1 ${Array.from({ length: 30 }, (_, at) => `ip4:198.51.100.${at}`).join(' ')} -all`,
      ],
    },
  },
  'spf-not-named': {
    level: 'error',
    what: '{about} may not send for {domain}: SPF comes to {result}{by}.',
    why: 'Receivers refuse mail that fails SPF, or count it as spam, and DMARC cannot pass by it.',
    mend: 'If {about} sends for you, name it in the record.',
    example: { zone: ['example.com TXT v=spf1 ip4:198.51.100.0/24 -all'], ask: { ips: ['192.0.2.1'] } },
  },
  ...UNANSWERED,
} as const satisfies Record<string, FindingKind>
