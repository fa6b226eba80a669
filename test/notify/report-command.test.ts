import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { undelivered } from '../cli/harness.ts'
import { refused } from '../store/events.ts'

const data = mkdtempSync(join(tmpdir(), 'undelivered-'))
beforeAll(async () => {
  const store = await openStore({ folder: data, thread: false })
  await store.take([refused('dead@example.com', '550 5.1.1 User unknown')])
  await store.close()
})
afterAll(() => rmSync(data, { recursive: true, force: true }))

describe('undelivered report --since', () => {
  test('reports over the data folder, as text or as a page', async () => {
    const text = await undelivered(['report', '--since', '2026-09-01', '--data', data])
    expect(text).toMatchObject({ status: 0, stderr: '' })
    expect(text.stdout).toContain('unknown-user')
    const page = await undelivered(['report', '--since', '2026-09-01', '--format', 'html', '--data', data])
    expect(page.stdout).toMatch(/^<!doctype html>/)
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
