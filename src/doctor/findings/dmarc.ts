import type { FindingKind } from '../finding.ts'
import { UNANSWERED } from '../unanswered.ts'

const dmarc = (text: string, ...more: readonly string[]) => ({
  zone: [`_dmarc.example.com TXT ${text}`, ...more],
})
const REJECT = 'v=DMARC1; p=reject; rua=mailto:dmarc@example.com'

export const DMARC_FINDINGS = {
  'dmarc-ok': {
    level: 'ok',
    what: 'DMARC is in order: what fails it is to be {policy}.',
    why: '',
    mend: null,
    example: dmarc(REJECT),
  },
  'dmarc-none': {
    level: 'error',
    what: '{about} has no DMARC record.',
    why: 'Gmail, Yahoo and Microsoft refuse mail of everybody who sends much without one; and anybody can put your name into From.',
    mend: 'Publish one. With p=none nothing is refused yet, and you get reports of who sends in your name.',
    example: { zone: ['example.com MX 10 mail.example.com'] },
  },
  'dmarc-inherited': {
    level: 'note',
    what: '{about} has no DMARC record of its own; that of {organisation} holds: {policy}.',
    why: 'This is as it should be, if that policy is meant for it too.',
    mend: null,
    example: {
      zone: [`_dmarc.example.com TXT ${REJECT}`],
      ask: { domain: 'news.example.com', returnPath: 'news.example.com' },
    },
  },
  'dmarc-several': {
    level: 'error',
    what: '{about} has {count} DMARC records.',
    why: 'With more than one, receivers act as if there were none (RFC 7489 section 6.6.3).',
    mend: 'Keep one.',
    example: dmarc('v=DMARC1; p=none', '_dmarc.example.com TXT v=DMARC1; p=reject'),
  },
  'dmarc-syntax': {
    level: 'error',
    what: 'The DMARC record of {about} has a mistake: {mistake}.',
    why: 'Receivers ignore a record that they cannot read, or take it for p=none.',
    mend: 'Write it as it must be.',
    example: dmarc('v=DMARC1; p=block'),
  },
  'dmarc-monitoring': {
    level: 'note',
    what: 'The DMARC policy is p=none: receivers only report.',
    why: 'It satisfies the receivers’ rules, but does not stop others from using your name, and BIMI needs more.',
    mend: 'When the reports show that all your mail passes, go on to p=quarantine, then to p=reject.',
    example: dmarc('v=DMARC1; p=none; rua=mailto:dmarc@example.com'),
  },
  'dmarc-subdomains': {
    level: 'warning',
    what: 'Subdomains have a weaker DMARC policy (sp={subdomains}) than the domain itself (p={policy}).',
    why: 'Whoever forges your name takes a subdomain, whether it exists or not.',
    mend: 'Take out “sp=”, so that the policy holds for all.',
    example: dmarc('v=DMARC1; p=reject; sp=none; rua=mailto:dmarc@example.com'),
  },
  'dmarc-percent': {
    level: 'note',
    what: 'The DMARC policy holds for {percent} % of the mail only (pct=).',
    why: 'Some receivers ignore pct=, and newer rules have done away with it: it may hold for all or for none.',
    mend: 'Take out “pct=”.',
    example: dmarc('v=DMARC1; p=reject; pct=20; rua=mailto:dmarc@example.com'),
  },
  'dmarc-blind': {
    level: 'warning',
    what: 'The DMARC record names no address for reports (rua=).',
    why: 'You do not learn which of your servers fail DMARC, nor who else uses your name.',
    mend: 'Add an address, of your own or of a service that reads the reports.',
    example: dmarc('v=DMARC1; p=reject'),
  },
  'dmarc-report-address': {
    level: 'warning',
    what: 'The address for DMARC reports, “{uri}”, cannot be used.',
    why: 'It must be a URI as mailto:dmarc@example.com (RFC 7489 section 6.2); no reports come.',
    mend: 'Write it with “mailto:”.',
    example: dmarc('v=DMARC1; p=reject; rua=dmarc@example.com'),
  },
  'dmarc-report-refused': {
    level: 'warning',
    what: 'DMARC reports are to go to {other}, which does not say that it takes those of {about}.',
    why: 'Receivers send reports to another domain only where it has said so (RFC 7489 section 7.1): none come.',
    mend: 'Ask whoever runs {other} to publish this record, or name an address of your own.',
    example: dmarc('v=DMARC1; p=reject; rua=mailto:a@reports.example.net'),
  },
  'dmarc-spf-unaligned': {
    level: 'note',
    what: 'SPF does not count for DMARC: the envelope sender’s domain, {spf}, is not one with {about}.',
    why: 'Then DMARC passes by DKIM alone, and fails where a signature is broken on the way.',
    mend: 'Let bounces go to a subdomain of your own (a “custom return path” with most services).',
    example: {
      ...dmarc(REJECT),
      ask: { returnPath: 'bounces.example.net', selectors: [{ selector: 'a', domain: 'example.com' }] },
    },
  },
  'dmarc-dkim-unaligned': {
    level: 'note',
    what: 'DKIM does not count for DMARC: mail is signed for {dkim}, which is not one with {about}.',
    why: 'Then DMARC passes by SPF alone, and fails wherever mail is forwarded.',
    mend: 'Let your server or service sign for a domain of your own.',
    example: { ...dmarc(REJECT), ask: { selectors: [{ selector: 'a', domain: 'example.net' }] } },
  },
  'dmarc-unaligned': {
    level: 'error',
    what: 'No mail can pass DMARC: neither the envelope sender’s domain, {spf}, nor that of the signatures, {dkim}, is one with {about}.',
    why: 'Receivers do with all your mail what the policy says of forged mail.',
    mend: 'Let your server or service sign for {about}, and let bounces go to a subdomain of it.',
    example: {
      ...dmarc(REJECT),
      ask: { returnPath: 'bounces.example.net', selectors: [{ selector: 'a', domain: 'example.net' }] },
    },
  },
  ...UNANSWERED,
} as const satisfies Record<string, FindingKind>
