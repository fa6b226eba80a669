import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { eventsOf } from './harness.ts'

const BIN = 'bin/undelivered.js'
const MBOX = 'examples/15-three-mails.mbox'

function undelivered(argv: string[], input: string | Buffer = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...argv], { input })
  return { status, stdout: stdout.toString(), stderr: stderr.toString() }
}

describe('the built command', () => {
  test('reads hundreds of files given by name', () => {
    const files = Array.from({ length: 300 }, () => MBOX)
    const { status, stdout, stderr } = undelivered(['parse', '--format', 'ndjson', ...files])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(eventsOf(stdout)).toHaveLength(900)
  })

  test('reads a pipe, packed or not', () => {
    const bytes = readFileSync(MBOX)
    const { stdout } = undelivered(['parse', '-'], bytes)
    expect(eventsOf(stdout).map(({ message }) => message)).toEqual([0, 1, 2])
    expect(undelivered(['parse', '-'], gzipSync(bytes)).stdout).toBe(stdout)
  })

  test('classifies lines of ndjson', () => {
    const lines = Array.from({ length: 500 }, (_, id) =>
      JSON.stringify({ id, text: '550 5.1.1 User unknown' }),
    )
    const { status, stdout } = undelivered(
      ['classify', '--from', 'ndjson', '--format', 'ndjson', '-'],
      `${lines.join('\n')}\n`,
    )
    expect(status).toBe(0)
    expect(eventsOf(stdout).map(({ id }) => id)).toEqual(lines.map((_, id) => id))
  })

  // It is built as one file, which finds what it seldom needs in others.
  test('classifies by rules in YAML, and lines that are packed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'undelivered-'))
    const rules = join(folder, 'rules.yaml')
    writeFileSync(
      rules,
      'reasons:\n  - reason: policy\n    rules:\n      - id: purple\n        text: [purple mail]\n        is: [550 no purple mail here]\n',
    )
    const { stdout } = undelivered(['classify', '--rules', rules, '550 We take no purple mail'])
    expect(eventsOf(stdout)).toMatchObject([
      { reason: 'policy', explanation: { rule: 'policy/purple', evidence: 'purple mail' } },
    ])
    rmSync(folder, { recursive: true })
    const packed = readFileSync('test/fixtures/packed/kumomta-20240502-091501.zst')
    const { status, stderr } = undelivered(['classify', '--format', 'ndjson', '-'], packed)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  test('exits with 0, 1 and 2', () => {
    expect(undelivered(['codes', '550']).status).toBe(0)
    expect(undelivered(['parse', '/nowhere']).status).toBe(1)
    expect(undelivered(['nope']).status).toBe(2)
  })

  test('is quiet when the reader goes away', async () => {
    const files = Array.from({ length: 2000 }, () => MBOX)
    const child = spawn(process.execPath, [BIN, 'parse', ...files], { stdio: ['ignore', 'pipe', 'pipe'] })
    let stderr = ''
    child.stderr.on('data', (data) => {
      stderr += data
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const [status] = await once(child, 'exit')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  test('answers each line of a slow pipe at once', async () => {
    const child = spawn(process.execPath, [BIN, 'classify', '-'], { stdio: ['pipe', 'pipe', 'inherit'] })
    for (const text of ['550 5.1.1 User unknown', '452 4.2.2 Mailbox full']) {
      child.stdin.write(`${text}\n`)
      const [answer] = await once(child.stdout, 'data')
      expect(eventsOf(String(answer))).toMatchObject([{ diagnostic: text }])
    }
    child.stdin.end()
    await once(child, 'exit')
  })
})
