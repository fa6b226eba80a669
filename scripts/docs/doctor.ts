import { BLOCKLISTS, type Blocklist } from '../../src/doctor/blocklist/lists.ts'
import type { Check } from '../../src/doctor/check.ts'
import { CHECKS } from '../../src/doctor/checks/index.ts'
import { USUAL_SELECTORS } from '../../src/doctor/dkim/selectors.ts'
import { UNANSWERED } from '../../src/doctor/unanswered.ts'
import { cell, code, table } from './markdown.ts'

/** docs/doctor.md. */
export function doctorPage(): string {
  const { what, why } = UNANSWERED.unanswered
  return `# The doctor

\`undelivered doctor DOMAIN\` and \`GET /v1/doctor\` look at all that receivers look at before they take mail of a domain.
Every finding says what is wrong, why receivers care, what to do, and the exact record to publish. This page is made from
\`src/doctor/\` by \`npm run docs\`.

\`\`\`sh
undelivered doctor example.com
undelivered doctor example.com --ip 192.0.2.1 --selector s1 --helo mail.example.com
undelivered doctor example.com --data ./data
\`\`\`

- **Levels.** \`error\`: mail is refused for it. \`warning\`: some receivers mind. \`note\`: good to know. \`ok\`.
- **Exit status.** 0 without an error, 1 with one, 2 for wrong usage.
- **Output.** For people on a terminal; \`--format json\` gives the whole, \`ndjson\` and \`csv\` one finding a line, with the
  fields \`id\`, \`check\`, \`level\`, \`about\`, \`what\`, \`why\`, \`mend\`, \`publish\` (\`name\`, \`type\`, \`value\`) and \`found\`.
- **Keys and addresses.** Asked over a data folder or a service, the doctor also looks at the DKIM keys, and where none is
  named the addresses, that refusals of the domain's mail name: ingested mail keeps which key signed the message that came
  back. Without any selector the usual ones are tried: ${USUAL_SELECTORS.map(([name]) => code(name)).join(', ')}.
- **Whom it asks.** The machine's resolvers, or \`--resolver HOST[:PORT]\`; a service those of its setting \`resolvers\`. Most
  blocklists refuse public resolvers: ask by one of your own. The only thing that it fetches is the policy of MTA-STS, over
  HTTPS, without redirects, and never from an address within your network.
- **How much.** Each question once, 16 at a time, 600 in all, two tries of 3 seconds (then 6), and 30 seconds for the whole.
  Answers, records and policies are cut where no honest one is longer; a record that includes itself ends like any other.

## In a program

\`\`\`js
import { examine, nodeDns, questionOf } from 'undelivered/doctor'

const question = questionOf({ domain: 'example.com', ips: ['192.0.2.1'], selectors: ['s1'] })
const { worst, findings } = await examine(question, { dns: nodeDns(), now: Date.now() })
\`\`\`

\`dns\` may be anything that answers \`ask(name, type)\`. \`cluesIn(events)\` finds keys and addresses in events, and
\`diagnose(mail, { dns, now })\` joins refusals with what is wrong.

## Why mail was refused

\`undelivered doctor --data ./data\` (no domain) and \`GET /v1/doctor/refusals\` take what was refused for the sender’s sake
in the last seven days, by receiver, reason and sender’s domain, run the checks that fit the reason, and join the two in
one sentence: “Gmail refused 312 messages for DKIM; there is no DKIM key s1._domainkey.example.com. A check last found it in
order on 2026-11-27 10:40 UTC.” \`undelivered incidents diagnose ID\` and \`GET /v1/incidents/{id}/diagnosis\` do the same
for an incident; the service looks at each new one within a minute, and keeps what it saw then. Alerts say
it as well.

The time is that of the last check that found it so. Name your domains in the setting \`doctorDomains\`, and they are
looked at every hour.

## What can be found

Any check can also come to “${cell(what)}” (\`unanswered\`, an error). ${cell(why)}

${CHECKS.map(checkText).join('\n')}
## Blocklists

Each is read by its own rules. An answer within 127.255.255.0/24, or one of the refusals below, means that the list does
not answer this resolver: it is no listing. An answer that does not begin with 127. is none of a blocklist; and a list
that lists even 127.0.0.1 or “invalid” (RFC 5782 section 5) is not believed. “Weight” is by how many receivers it is used.

${table(['list', 'zone', 'of', 'IPv6', 'weight', 'answers', 'refuses with', 'use'], BLOCKLISTS.map(listRow))}
`
}

const checkText = ({ title, findings }: Check) => `### ${title}

${table(
  ['id', 'level', 'what', 'why receivers care', 'what to do'],
  Object.entries(findings)
    .filter(([id]) => id !== 'unanswered')
    .map(([id, { level, what, why, mend }]) => [code(id), level, cell(what), cell(why), cell(mend ?? '')]),
)}
`

const listRow = ({ name, zone, lists, ipv6, weight, codes, refusals, use, page }: Blocklist) => [
  `[${name}](${page.replace('{listed}', lists === 'ip' ? '192.0.2.1' : 'example.com')})`,
  code(zone),
  lists === 'ip' ? 'addresses' : 'domains',
  lists === 'domain' ? '' : ipv6 ? 'yes' : 'no',
  weight,
  cell(
    codes.of.map(({ when, means }) => `${codes.as === 'bits' ? 'bit ' : '…'}${when}: ${means}`).join('; '),
  ),
  refusals.map(code).join(', '),
  cell(use),
]
