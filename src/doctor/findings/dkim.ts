import type { FindingKind } from '../finding.ts'
import { UNANSWERED } from '../unanswered.ts'

/** Keys made for these examples, of 2048, 1024 and 512 bits; nobody holds their private halves. */
export const EXAMPLE_KEYS = {
  2048: 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA10ueElTgQAJHgglqWpVN2iTK64Zlc5y1reepPIeM5O1QzQmu2RQvpjUW+oXtXFyLizBnl4EKEMnUU+HdSUx6OJrRQ9goIMuyMC2E0UMTmFRNRfFh2DTpj6gSLx0R/MjXO61r0quG/CPDRKfsrYKp6L/29e6yYefFN38H2gxNltzpeuD0K7vdT/gc5ouFi6+QmVZ1Vq2I2Z5yRBoxGbs09V/wWCmGLFDMCES+SLPdyqQ7kH+ncngjoenb6yV+LEnbc356o4A8WRv0Km1uqzsi4V3P9xp2EcsTckBckYyUg1rCkPjUTdrYksixNUt2sS0g+fxdLiwHV05M+QftMfGjWQIDAQAB',
  1024: 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCr4k2ppGsjfHdzHv7iPxzCpDe0NvdU9K5wq8RKW33lNAO2ktDfgqMxRBAtShGLAwPNBasiUzEObgStdGpA8WgAt4xuJVBK0TmWEc+bV+qUkBAhciDTDmFc/2aR6RzrZS5wjgQZqNuKOMifIW3FGC+Bf13NXMp7YNGSxglD/RK83QIDAQAB',
  512: 'MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKQUfPTO0t0IM6gOD94PNjjP3rr7iuNToMdYwbIM5yE2hiGp4VzU85r8D9rB73UMN6NsD/VFo/pb1HnonsSDO0UCAwEAAQ==',
} as const

const ask = { selectors: [{ selector: 'mta', domain: 'example.com' }] }
const key = (text: string) => ({ zone: [`mta._domainkey.example.com TXT ${text}`], ask })

export const DKIM_FINDINGS = {
  'dkim-ok': {
    level: 'ok',
    what: 'The DKIM key {selector} is in order ({size}).',
    why: '',
    mend: null,
    example: key(`v=DKIM1; k=rsa; p=${EXAMPLE_KEYS[2048]}`),
  },
  'dkim-unnamed': {
    level: 'note',
    what: 'No DKIM selector is named, and {about} has no key under any of the usual ones.',
    why: 'Gmail and Yahoo want DKIM of everybody who sends much; whether you sign cannot be seen without the selector.',
    mend: 'Name it: it is what stands after “s=” in the DKIM-Signature header of a mail of yours.',
    example: { zone: ['a._domainkey.example.com TXT v=DKIM1; p='] },
  },
  'dkim-none': {
    level: 'error',
    what: '{about} has no DKIM key at all: there is no name under _domainkey.{about}.',
    why: 'Gmail and Yahoo refuse or put aside mail without DKIM of everybody who sends much.',
    mend: 'Let your mail server or service make a key, and publish its public half.',
    example: { zone: ['example.com MX 10 mail.example.com'] },
  },
  'dkim-missing': {
    level: 'error',
    what: 'There is no DKIM key {selector}.',
    why: 'Signatures that name it cannot be verified: DKIM fails, and DMARC with it where SPF does not help.',
    mend: 'Publish the public half of the key with which your server signs, or let it sign with a selector that is there.',
    example: { zone: ['other._domainkey.example.com TXT v=DKIM1; p='], ask },
  },
  'dkim-dangling': {
    level: 'error',
    what: 'The DKIM key {selector} is an alias (CNAME) of {target}, where no key is.',
    why: 'Signatures that name it cannot be verified: DKIM fails.',
    mend: 'Finish or repeat the set-up at the service whose name this is; if you left it, delete the alias.',
    example: { zone: ['mta._domainkey.example.com CNAME mta.dkim.example.net'], ask },
  },
  'dkim-several': {
    level: 'error',
    what: 'There are {count} keys {selector}.',
    why: 'The RFC leaves open what a verifier does with more than one (RFC 6376 section 3.6.2.2): some mail fails, some does not.',
    mend: 'Keep the one with which your server signs.',
    example: {
      zone: [
        `mta._domainkey.example.com TXT v=DKIM1; p=${EXAMPLE_KEYS[1024]}`,
        `mta._domainkey.example.com TXT v=DKIM1; p=${EXAMPLE_KEYS[2048]}`,
      ],
      ask,
    },
  },
  'dkim-revoked': {
    level: 'error',
    what: 'The DKIM key {selector} has been revoked: its p= is empty.',
    why: 'Every signature that names it fails.',
    mend: 'Sign with another selector or, if it was emptied by mistake, publish the key again.',
    example: key('v=DKIM1; k=rsa; p='),
  },
  'dkim-syntax': {
    level: 'error',
    what: 'The DKIM key {selector} cannot be read: {mistake}.',
    why: 'Signatures that name it cannot be verified: DKIM fails.',
    mend: 'Publish the key again, as one text; long ones are often cut off or broken by a form.',
    example: key(`v=DKIM1; k=rsa; p=${EXAMPLE_KEYS[2048].slice(0, 90)}`),
  },
  'dkim-type': {
    level: 'error',
    what: 'The DKIM key {selector} is of the type “{type}”, which nobody knows.',
    why: 'Verifiers know rsa, and many ed25519; signatures of another kind count as none.',
    mend: 'Sign with an RSA key of 2048 bits.',
    example: key('v=DKIM1; k=dsa; p=AAAA'),
  },
  'dkim-short': {
    level: 'error',
    what: 'The DKIM key {selector} has only {bits} bits.',
    why: 'Verifiers must not take keys of less than 1024 bits (RFC 8301 section 3.2): the signature counts as none.',
    mend: 'Make a key of 2048 bits, publish it under a new selector, and sign with that.',
    example: key(`v=DKIM1; p=${EXAMPLE_KEYS[512]}`),
  },
  'dkim-weak': {
    level: 'note',
    what: 'The DKIM key {selector} has {bits} bits.',
    why: 'It is taken, but 2048 bits are advised (RFC 8301 section 3.2).',
    mend: 'Use 2048 bits when you next change the key.',
    example: key(`v=DKIM1; p=${EXAMPLE_KEYS[1024]}`),
  },
  'dkim-testing': {
    level: 'warning',
    what: 'The DKIM key {selector} says that it is for testing only (t=y).',
    why: 'Receivers may treat mail that it signs as if it were not signed (RFC 6376 section 3.6.1).',
    mend: 'Take out the “y”.',
    example: key(`v=DKIM1; t=y; p=${EXAMPLE_KEYS[2048]}`),
  },
  'dkim-sha1': {
    level: 'error',
    what: 'The DKIM key {selector} allows no hash but {hashes}.',
    why: 'Verifiers take rsa-sha256 only (RFC 8301 section 3.1): no signature can pass.',
    mend: 'Take out “h=”, or let it be h=sha256.',
    example: key(`v=DKIM1; h=sha1; p=${EXAMPLE_KEYS[2048]}`),
  },
  'dkim-service': {
    level: 'error',
    what: 'The DKIM key {selector} is not for e-mail (s={services}).',
    why: 'Verifiers ignore it (RFC 6376 section 3.6.1).',
    mend: 'Take out “s=”.',
    example: key(`v=DKIM1; s=other; p=${EXAMPLE_KEYS[2048]}`),
  },
  ...UNANSWERED,
} as const satisfies Record<string, FindingKind>
