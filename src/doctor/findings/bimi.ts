import type { FindingKind } from '../finding.ts'
import { UNANSWERED } from '../unanswered.ts'

const DMARC = '_dmarc.example.com TXT v=DMARC1; p=reject'
const bimi = (text: string, dmarc = DMARC) => ({ zone: [`default._bimi.example.com TXT ${text}`, dmarc] })
const LOGO = 'l=https://example.com/logo.svg'

export const BIMI_FINDINGS = {
  'bimi-ok': {
    level: 'ok',
    what: 'BIMI names a logo and its certificate.',
    why: '',
    mend: null,
    example: bimi(`v=BIMI1; ${LOGO}; a=https://example.com/logo.pem`),
  },
  'bimi-none': {
    level: 'note',
    what: '{about} has no BIMI record.',
    why: 'It only matters if you want your logo beside your mail; nobody refuses mail for it.',
    mend: null,
    example: { zone: [DMARC] },
  },
  'bimi-several': {
    level: 'warning',
    what: 'There are {count} BIMI records.',
    why: 'With more than one, receivers show no logo.',
    mend: 'Keep one.',
    example: {
      zone: [`default._bimi.example.com TXT v=BIMI1; ${LOGO}`, 'default._bimi.example.com TXT v=BIMI1; l='],
    },
  },
  'bimi-syntax': {
    level: 'warning',
    what: 'The BIMI record has a mistake: {mistake}.',
    why: 'Receivers show no logo.',
    mend: 'Write it as it must be: the logo is an SVG (Tiny PS) under https:.',
    example: bimi('v=BIMI1; l=http://example.com/logo.svg'),
  },
  'bimi-declined': {
    level: 'note',
    what: 'The BIMI record says that no logo is to be shown (l= is empty).',
    why: 'This is as it should be, if it is meant.',
    mend: null,
    example: bimi('v=BIMI1; l=; a='),
  },
  'bimi-uncertified': {
    level: 'note',
    what: 'The BIMI record names no certificate (a=).',
    why: 'Gmail and Apple show logos only with one (VMC or CMC); Yahoo and some others without.',
    mend: 'Have a certificate made for the logo, and name it with a=.',
    example: bimi(`v=BIMI1; ${LOGO}`),
  },
  'bimi-dmarc': {
    level: 'warning',
    what: 'There is a BIMI record, but the DMARC policy is too weak for it ({policy}).',
    why: 'Logos are shown only for domains whose policy is quarantine or reject, for all of the mail.',
    mend: 'Make the DMARC policy p=quarantine or p=reject.',
    example: bimi(
      `v=BIMI1; ${LOGO}; a=https://example.com/logo.pem`,
      '_dmarc.example.com TXT v=DMARC1; p=none',
    ),
  },
  ...UNANSWERED,
} as const satisfies Record<string, FindingKind>
