// Trains the table of src/classify/model/ (scripts/model/) and prints what cross-validation says of it.
// npm run train                      with the labelled replies beside the checkout, where they exist
// npm run train -- REPLIES.jsonl     with those of a file
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = new URL('../', import.meta.url)
const { outputFiles } = await build({
  absWorkingDir: fileURLToPath(root),
  entryPoints: ['scripts/model/run.ts'],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  charset: 'utf8',
  logLevel: 'warning',
})
const source = Buffer.from(outputFiles[0].text).toString('base64')
const { run } = await import(`data:text/javascript;base64,${source}`)

const beside = fileURLToPath(new URL('../shared/corpus/replies/dev.jsonl', root))
run(root, resolve(process.argv[2] ?? beside), 'src/classify/model/table.ts')
