import type { FindingKind } from '../finding.ts'
import { UNANSWERED } from '../unanswered.ts'

export const MX_FINDINGS = {
  'mx-ok': {
    level: 'ok',
    what: '{about} takes mail at {hosts}.',
    why: '',
    mend: null,
    example: { zone: ['example.com MX 10 mail.example.com', 'mail.example.com A 192.0.2.1'] },
  },
  'mx-no-domain': {
    level: 'error',
    what: '{about} is not in the DNS.',
    why: 'Receivers refuse mail from a domain that does not exist.',
    mend: 'Look whether it is written rightly, and whether it is registered and its name servers answer.',
    example: { zone: [] },
  },
  'mx-none': {
    level: 'error',
    what: '{about} has no MX record, and no address either.',
    why: 'Nobody can answer your mail, no bounce reaches you, and many receivers refuse mail of a domain that takes none.',
    mend: 'Name the host that takes its mail.',
    example: { zone: ['example.com TXT v=spf1 -all'] },
  },
  'mx-implicit': {
    level: 'warning',
    what: '{about} has no MX record; mail goes to its address {ip}.',
    why: 'Some receivers take mail of a domain without MX for forged, and a web server seldom takes bounces.',
    mend: 'Name the host that takes its mail.',
    example: { zone: ['example.com A 192.0.2.1'] },
  },
  'mx-null': {
    level: 'error',
    what: '{about} says that it takes no mail at all (null MX).',
    why: 'Receivers refuse mail from such a domain, for it could not be answered (RFC 7505 section 4.2).',
    mend: 'If it sends mail, name the host that takes its mail.',
    example: { zone: ['example.com MX 0 .'] },
  },
  'mx-null-among': {
    level: 'error',
    what: '{about} has a null MX beside others.',
    why: 'A null MX must stand alone (RFC 7505 section 3); some servers then send it no mail at all.',
    mend: 'Delete the null MX.',
    example: {
      zone: ['example.com MX 0 .', 'example.com MX 10 mail.example.com', 'mail.example.com A 192.0.2.1'],
    },
  },
  'mx-ip': {
    level: 'error',
    what: 'The MX record of {about} names an address, {host}, instead of a host.',
    why: 'It must be a name (RFC 1035 section 3.3.9): most servers cannot deliver to it.',
    mend: 'Give the address a name, and name that.',
    example: { zone: ['example.com MX 10 192.0.2.1'] },
  },
  'mx-unresolved': {
    level: 'error',
    what: 'The MX host {host} has no address.',
    why: 'No mail can be delivered to it; if no other host takes it, bounces and answers are lost.',
    mend: 'Give it an address, or delete the MX record.',
    example: { zone: ['example.com MX 10 gone.example.com'] },
  },
  'mx-cname': {
    level: 'warning',
    what: 'The MX host {host} is an alias (CNAME) of {target}.',
    why: 'An MX must not name an alias (RFC 2181 section 10.3), and some servers refuse to deliver to it.',
    mend: 'Name the host itself.',
    example: {
      zone: [
        'example.com MX 10 mail.example.com',
        'mail.example.com CNAME a.example.net',
        'a.example.net A 192.0.2.1',
      ],
    },
  },
  'mx-private': {
    level: 'error',
    what: 'The MX host {host} has the address {ip}, which cannot be reached from outside.',
    why: 'No mail from others can be delivered to it.',
    mend: 'Give it a public address.',
    example: { zone: ['example.com MX 10 mail.example.com', 'mail.example.com A 10.0.0.1'] },
  },
  'mx-many': {
    level: 'warning',
    what: '{about} has {count} MX records; the first {looked} were looked at.',
    why: 'Servers try only the first few, and so large an answer is often cut off.',
    mend: 'Keep those few that take mail.',
    example: { zone: Array.from({ length: 40 }, (_, at) => `example.com MX 10 mx${at}.example.com`) },
  },
  'resolver-unreachable': {
    level: 'error',
    what: 'The resolver cannot be reached: nothing was looked up.',
    why: 'This says nothing of {about}.',
    mend: 'Look at the network of this machine, or name another resolver (--resolver).',
    example: { zone: ['example.com MX !unreachable'] },
  },
  ...UNANSWERED,
} as const satisfies Record<string, FindingKind>
