// Writes the pages of docs/ that are made from tables (scripts/docs/). `--check` only tells whether they are fresh.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = new URL('../', import.meta.url)
const { outputFiles } = await build({
  absWorkingDir: fileURLToPath(root),
  entryPoints: ['scripts/docs/pages.ts'],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  charset: 'utf8',
  logLevel: 'warning',
})
const source = Buffer.from(outputFiles[0].text).toString('base64')
const { pages } = await import(`data:text/javascript;base64,${source}`)

for (const [path, text] of Object.entries(pages(root))) {
  const url = new URL(path, root)
  if (!process.argv.includes('--check')) writeFileSync(url, text)
  else if (readFileSync(url, 'utf8') !== text) {
    console.error(`${path} is out of date: run npm run docs.`)
    process.exitCode = 1
  }
}
