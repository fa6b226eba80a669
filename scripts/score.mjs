// Scores the command line on the labelled corpora beside the checkout, where they exist, and prints the totals.
// npm run score                     everything
// npm run score -- --failures 20    the misses too; any option of the score tool
// npm run score -- --calibration    how often verdicts of each confidence are right
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { printCalibration } from './calibration.mjs'

const shared = fileURLToPath(new URL('../../shared', import.meta.url))
const tool = join(shared, 'tools/score.mjs')
if (!existsSync(tool)) {
  console.log(`Skipped: no corpora at ${join('..', 'shared')}.`)
  process.exit(0)
}

const folders = (dir) =>
  existsSync(dir)
    ? readdirSync(dir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(dir, entry.name))
    : []
const corpora = [...folders(join(shared, 'corpus')), ...folders(join(shared, 'samples/mta'))]
const cli = fileURLToPath(new URL('../bin/undelivered.js', import.meta.url))
if (process.argv.includes('--calibration')) {
  printCalibration(cli, corpora)
  process.exit(0)
}
const { status } = spawnSync(
  process.execPath,
  [tool, '--cli', `${process.execPath} ${cli}`, ...process.argv.slice(2), ...corpora],
  {
    stdio: 'inherit',
  },
)
process.exit(status ?? 1)
