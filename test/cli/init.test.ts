import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig, SETTING_NAMES, SETTINGS } from '../../src/service/config.ts'
import { undelivered } from './harness.ts'
import { temporaryFolder } from './service-harness.ts'

let folder: string
let remove: () => void
let file: string
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
  file = join(folder, 'undelivered.yaml')
})
afterEach(() => remove())

const written = () => parse(readFileSync(file, 'utf8')) as Record<string, unknown>
/** Somebody at a terminal, who types these lines. */
const typing = (...lines: string[]) =>
  undelivered(['init', file], { tty: true, typed: lines.map((line) => `${line}\n`).join('') })

test('asks, and writes the answers', async () => {
  const { status, stdout } = await typing('/srv/list', '9000', 'yes', 'yes', '0')
  expect(status).toBe(0)
  expect(stdout).toContain('On which port shall the service listen?\n[8025] ')
  expect(stdout).toContain(`undelivered serve --config ${file}\n`)
  const answers = { data: '/srv/list', port: 9000, host: '0.0.0.0', addresses: 'hash', eventDays: 0 }
  expect(written()).toEqual(answers)
})

test('an empty answer is what stands in brackets; a wrong one is asked again', async () => {
  const { stdout } = await typing('', 'many', '', 'perhaps', '', '', '')
  expect(stdout).toContain('It must be a number from 0 to 65535.\nOn which port')
  expect(stdout).toContain('Say yes or no.\n')
  expect(written()).toMatchObject({ data: 'undelivered-data', port: 8025, host: '127.0.0.1', eventDays: 730 })
})

test('who stops answering gets no file', async () => {
  const { status, stdout } = await typing('data')
  expect(status).toBe(1)
  expect(stdout).toMatch(/Nothing was written\.\n$/)
})

test('--yes asks nothing; every setting stands in the file with what it does', async () => {
  expect((await undelivered(['init', '--yes', file], { stdin: '' })).status).toBe(0)
  const text = readFileSync(file, 'utf8').replace(/\n# /g, ' ')
  for (const name of SETTING_NAMES) if (!SETTINGS[name].secret) expect(text).toContain(SETTINGS[name].text)
  expect(readConfig({ file: written() }).mistakes).toEqual([])
})

test('never writes over a file', async () => {
  writeFileSync(file, 'mine')
  const { status, stderr } = await undelivered(['init', '--yes', file])
  expect(status).toBe(1)
  expect(stderr).toContain('is there already; name another file, or remove it.')
  expect(readFileSync(file, 'utf8')).toBe('mine')
})

test('without a terminal --yes is needed', async () => {
  const { status, stderr } = await undelivered(['init', file], { stdin: 'x' })
  expect(status).toBe(2)
  expect(stderr).toContain('nobody can be asked here: --yes writes the usual settings.')
})
