// Writes the pages of docs/ that are made from tables (scripts/docs/). `--check` only tells whether they are fresh.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = new URL('../', import.meta.url)
const script = new URL(`dist/docs-${process.pid}.mjs`, root)
await build({
  absWorkingDir: fileURLToPath(root),
  entryPoints: ['scripts/docs/pages.ts'],
  bundle: true,
  outfile: fileURLToPath(script),
  packages: 'external',
  format: 'esm',
  platform: 'node',
  charset: 'utf8',
  logLevel: 'warning',
})
const { pages } = await import(script).finally(() => rmSync(script))

for (const [path, text] of Object.entries(await pages(root))) {
  const url = new URL(path, root)
  if (!process.argv.includes('--check')) writeFileSync(url, text)
  else if (readFileSync(url, 'utf8') !== text) {
    console.error(`${path} is out of date: run npm run docs.`)
    process.exitCode = 1
  }
}
