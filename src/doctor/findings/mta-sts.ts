import type { FindingKind } from '../finding.ts'
import { UNANSWERED } from '../unanswered.ts'

const ZONE = [
  '_mta-sts.example.com TXT v=STSv1; id=20261127',
  'example.com MX 10 mail.example.com',
  'mail.example.com A 192.0.2.1',
]
const POLICY = 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n'
const WHY_RECORD = 'Servers that send to you then know of no policy, and may be made to deliver without TLS.'

export const MTA_STS_FINDINGS = {
  'mta-sts-ok': {
    level: 'ok',
    what: 'MTA-STS is in force: mail to {about} is delivered over verified TLS only.',
    why: '',
    mend: null,
    example: { zone: ZONE, policy: POLICY },
  },
  'mta-sts-none': {
    level: 'note',
    what: '{about} has no MTA-STS policy.',
    why: 'It concerns mail to you only: whoever stands between can make other servers deliver it without TLS.',
    mend: 'If you like it safer, serve a policy over HTTPS, and publish the record for it.',
    example: { zone: ['example.com MX 10 mail.example.com'] },
  },
  'mta-sts-several': {
    level: 'warning',
    what: 'There are {count} MTA-STS records.',
    why: `With more than one there is none (RFC 8461 section 3.1). ${WHY_RECORD}`,
    mend: 'Keep one.',
    example: { zone: [...ZONE, '_mta-sts.example.com TXT v=STSv1; id=2'], policy: POLICY },
  },
  'mta-sts-syntax': {
    level: 'warning',
    what: 'The MTA-STS record has a mistake: {mistake}.',
    why: WHY_RECORD,
    mend: 'Write it as it must be; id= is any new word of letters and digits, up to 32.',
    example: { zone: ['_mta-sts.example.com TXT v=STSv1; id=2026-11-27'], policy: POLICY },
  },
  'mta-sts-unreachable': {
    level: 'error',
    what: 'The record says that there is an MTA-STS policy, but it cannot be had: {reason}.',
    why: 'Servers that know your former policy hold to it until it ends, and may then refuse to deliver to you.',
    mend: 'Serve it there, with a certificate for that very name; or delete the record.',
    example: { zone: ZONE },
  },
  'mta-sts-policy': {
    level: 'error',
    what: 'The MTA-STS policy has a mistake: {mistake}.',
    why: 'Servers ignore a policy that they cannot read.',
    mend: 'Serve it as it must be, and change id= in the record.',
    example: { zone: ZONE, policy: 'version: STSv1\nmode: strict\nmx: mail.example.com\nmax_age: 604800\n' },
  },
  'mta-sts-mx': {
    level: 'error',
    what: 'The MTA-STS policy does not name the MX host {host}.',
    why: 'Servers that follow the policy do not deliver to it: mail to you is put off and comes back.',
    mend: 'Add the host to the policy, and change id= in the record.',
    example: { zone: ZONE, policy: POLICY.replace('mail.example.com', 'old.example.com') },
  },
  'mta-sts-testing': {
    level: 'note',
    what: 'The MTA-STS policy is for testing only (mode: {mode}).',
    why: 'Mail is still delivered where TLS fails; it is only reported.',
    mend: 'When no failures are reported, go on to “mode: enforce”, and change id= in the record.',
    example: { zone: ZONE, policy: POLICY.replace('enforce', 'testing') },
  },
  'mta-sts-short': {
    level: 'note',
    what: 'The MTA-STS policy holds for {hours} hours only (max_age).',
    why: 'Between two fetches that far apart there is no protection; some weeks are usual (RFC 8461 section 3.2).',
    mend: 'Raise max_age to 604800 (a week) or more.',
    example: { zone: ZONE, policy: POLICY.replace('604800', '3600') },
  },
  ...UNANSWERED,
} as const satisfies Record<string, FindingKind>
