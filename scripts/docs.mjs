// Writes the pages that are made from tables: docs/reasons.md. `--check` only tells whether they are fresh.
import { readFileSync, writeFileSync } from 'node:fs'
import { REASONS } from '../dist/index.js'

const reasons = `# Reasons

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

const pages = { 'docs/reasons.md': reasons }
for (const [path, text] of Object.entries(pages)) {
  const url = new URL(`../${path}`, import.meta.url)
  if (!process.argv.includes('--check')) writeFileSync(url, text)
  else if (readFileSync(url, 'utf8') !== text) {
    console.error(`${path} is out of date: run npm run docs.`)
    process.exitCode = 1
  }
}
