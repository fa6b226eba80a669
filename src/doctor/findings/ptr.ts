import type { FindingKind } from '../finding.ts'
import { UNANSWERED } from '../unanswered.ts'

const ask = { ips: ['192.0.2.1'] }
const PTR = '1.2.0.192.in-addr.arpa PTR mail.example.com'

export const PTR_FINDINGS = {
  'ptr-ok': {
    level: 'ok',
    what: '{about} is {name}, and that name leads back to it.',
    why: '',
    mend: null,
    example: { zone: [PTR, 'mail.example.com A 192.0.2.1'], ask },
  },
  'ptr-unasked': {
    level: 'note',
    what: 'No address is named that sends: its name, SPF for it and the blocklists were not looked at.',
    why: 'Receivers judge first by the address that connects.',
    mend: 'Name each by --ip (in the API: ip).',
    example: { zone: [] },
  },
  'ptr-none': {
    level: 'error',
    what: '{about} has no name (PTR record).',
    why: 'Gmail, Microsoft, Yahoo and most others refuse mail from an address without one.',
    mend: 'Whoever gave you the address sets it: in the panel of your host, or by asking the provider. The name must lead back to the address.',
    example: { zone: [], ask },
  },
  'ptr-unconfirmed': {
    level: 'error',
    what: '{about} has the name {name}, which does not lead back to it ({leads}).',
    why: 'Anybody can give an address any name; receivers believe only one that leads back, and refuse others.',
    mend: 'Give the name this address, or the address another name.',
    example: { zone: [PTR, 'mail.example.com A 192.0.2.9'], ask },
  },
  'ptr-generic': {
    level: 'warning',
    what: 'The name of {about}, {name}, looks like one that a provider gives to all its customers.',
    why: 'Many receivers refuse mail from such names or count them as spam, since they take them for home connections.',
    mend: 'Have it set to a name of your own.',
    example: {
      zone: [
        '1.2.0.192.in-addr.arpa PTR ip-192-0-2-1.dynamic.example.net',
        'ip-192-0-2-1.dynamic.example.net A 192.0.2.1',
      ],
      ask,
    },
  },
  'ptr-many': {
    level: 'note',
    what: '{about} has {count} names.',
    why: 'Receivers take any of them, and some look only at the first.',
    mend: 'Keep the one that your server says in its greeting.',
    example: {
      zone: [
        PTR,
        '1.2.0.192.in-addr.arpa PTR www.example.com',
        'mail.example.com A 192.0.2.1',
        'www.example.com A 192.0.2.1',
      ],
      ask,
    },
  },
  'ptr-private': {
    level: 'warning',
    what: '{about} cannot be reached from outside: receivers see another address.',
    why: 'They judge by the address from which your network goes out.',
    mend: 'Name that one.',
    example: { zone: [], ask: { ips: ['10.0.0.1'] } },
  },
  ...UNANSWERED,
} as const satisfies Record<string, FindingKind>
