import { REASONS } from '../../src/model/reasons.ts'

/** docs/reasons.md. */
export function reasonsPage(): string {
  return `# Reasons

The reasons a delivery fails. \`type\` is the usual one (\`by class\`: hard for a class 5 code, soft for a class 4); words
that say otherwise win. This page is made from \`src/model/reasons.ts\` by \`npm run docs\`.

| reason | whose problem | type | means | what to do |
| --- | --- | --- | --- | --- |
${Object.entries(REASONS)
  .map(
    ([name, { party, type, means, advice }]) =>
      `| \`${name}\` | ${party} | ${type.replace('-', ' ')} | ${means} | ${advice} |`,
  )
  .join('\n')}

Other kinds of events carry no reason: \`delivered\`, \`complaint\` (suppress), \`unsubscribe\` (suppress for that list),
\`auto-reply\` (nothing), \`dropped\` (put it on your own list too), \`not-a-bounce\`.
`
}
