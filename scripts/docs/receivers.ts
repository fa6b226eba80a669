import type { Provider, ProviderRule } from '../../src/classify/rule.ts'
import { BLOCKLISTS } from '../../src/classify/rules/blocklist.ts'
import { PROVIDERS } from '../../src/classify/rules/provider/index.ts'
import { adviceFor } from '../../src/decide/advice.ts'
import { REASONS } from '../../src/model/reasons.ts'
import { cell, code, few, table } from './markdown.ts'

/** docs/receivers.md. */
export function receiversPage(): string {
  const sorted = [...PROVIDERS].sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1))
  const [withRules, without] = [
    sorted.filter(({ rules }) => rules.length > 0),
    sorted.filter(({ rules }) => rules.length === 0),
  ]
  return `# Receivers and their codes

What single receivers mean by their own words and codes, and what to do. Made by \`npm run docs\` from
\`src/classify/rules/provider/\` and \`src/classify/rules/blocklist.ts\`. \`*\` stands for anything, \`{a/b}\` for any one of
several words; \`*.7.26\` for class 4 and 5. [reasons.md](reasons.md) tells what each reason means.

${withRules.map(receiver).join('\n\n')}

## Receivers without words of their own

They are told by host and domain, and their replies are judged as any: ${without.map(({ title }) => title).join(', ')}.

## Blocklists

A refusal that names one of these tells where to look the address or domain up and how to get off the list.

${table(
  ['list', 'lists', 'look-up and removal'],
  BLOCKLISTS.map(({ name, lists, url, lookup }) => [
    cell(name),
    LISTS[lists],
    cell(lookup?.replace('{listed}', '…') ?? url ?? 'none'),
  ]),
)}
`
}

const LISTS = { address: 'sending addresses', domain: 'domains', link: 'domains found in messages' } as const

function receiver({ name, title, hosts, help, rules }: Provider): string {
  const known = [
    `\`provider\`: \`${name}\``,
    ...(hosts.length > 0 ? [`hosts: ${few(hosts.map(code), 4)}`] : []),
    ...(help === undefined ? [] : [`help: <${help}>`]),
  ]
  return `## ${cell(title)}

${known.join(' · ')}

${table(['says', 'reason', 'means', 'what to do'], rules.map(ruleRow))}`
}

function ruleRow(rule: ProviderRule): readonly string[] {
  const { reason, type = null } = rule
  const advice = adviceFor({ kind: 'bounce', type, reason, retryAfter: null, feedbackType: null })
  return [
    said(rule),
    `\`${reason}\`${type ? `, ${type}` : ''}`,
    REASONS[reason].means,
    cell(rule.remedy ?? advice.text),
  ]
}

/** The words and codes of a rule. */
function said({ text = [], status = [], reply = [] }: ProviderRule): string {
  const codes = few([...status, ...reply.map(String)].map(code), 6)
  const words = few(text.map(code), 3)
  return words === '' ? codes : codes === '' ? words : `${words} with ${codes}`
}
