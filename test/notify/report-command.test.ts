import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { undelivered } from '../cli/harness.ts'
import { DAY, refused, START } from '../store/events.ts'

const data = mkdtempSync(join(tmpdir(), 'undelivered-'))
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START + 7 * DAY })
  const store = await openStore({ folder: data, thread: false })
  await store.take([refused('dead@example.com', '550 5.1.1 User unknown')])
  const spam = '554 5.7.1 \x1b[2JMessage rejected as spam by the filter of this organisation'
  await store.take(Array.from({ length: 30 }, (_, n) => refused(`user${n}@example.net`, spam)))
  await store.close()
})
afterAll(() => {
  vi.useRealTimers()
  rmSync(data, { recursive: true, force: true })
})

describe('undelivered report --since', () => {
  test('reports over the data folder, as text or as a page', async () => {
    const text = await undelivered(['report', '--since', '2026-09-01', '--data', data])
    expect(text).toMatchObject({ status: 0, stderr: '' })
    expect(text.stdout).toContain('unknown-user')
    const page = await undelivered(['report', '--since', '2026-09-01', '--format', 'html', '--data', data])
    expect(page.stdout).toMatch(/^<!doctype html>/)
  })

  test('fits the width, and obeys nothing that a stranger wrote', async () => {
    const { stdout } = await undelivered(['report', '--since', '2026-09-01', '--data', data], {
      env: { COLUMNS: '60' },
    })
    expect(stdout).toContain('- open: example.net refuses mail as spam')
    expect(stdout).toContain('␛[2JMessage rejected')
    const prose = stdout.split('\n').filter((line) => !line.slice(3).includes('  '))
    expect(prose.filter((line) => line.length > 60)).toEqual([])
  })

  test.each([
    [['--since', 'yesterday'], '--since yesterday: it must be as 7d, 24h, 2w, or a time such as 2026-11-01.'],
    [['--since', '7d', '--format', 'csv'], '--format csv: with --since it must be text or html.'],
    [['--since', '7d', 'mail.log'], '--since reports over the data folder or the service'],
    [['--since', '2000-01-01'], 'by at most 366 days'],
  ])('%j is told what is wrong', async (options, message) => {
    const { status, stderr } = await undelivered(['report', ...options, '--data', data])
    expect(status).not.toBe(0)
    expect(stderr).toContain(message)
  })
})
