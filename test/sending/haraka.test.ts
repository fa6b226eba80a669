import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { runInNewContext } from 'node:vm'
import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../src/service/app.ts'
import { NOW, storeOfThree } from './harness.ts'

const SOURCE = readFileSync(new URL('../../examples/haraka/undelivered.js', import.meta.url), 'utf8')

interface Plugin {
  register(): void
  hook_rcpt(next: (...told: unknown[]) => void, connection: object, params: readonly object[]): void
}

/** The plugin as Haraka loads it: in a context of its own, with what Haraka puts there. */
function plugin(main: Readonly<Record<string, string>>): Plugin {
  const exports = { config: { get: () => ({ main: { timeout: '60000', ...main } }) } }
  const require = createRequire(import.meta.url)
  runInNewContext(SOURCE, { exports, require, DENY: 'DENY', DENYSOFT: 'DENYSOFT' })
  return exports as unknown as Plugin
}

async function told(
  one: Plugin,
  address: string,
  more = {},
): Promise<{ answer: unknown[]; warnings: string[] }> {
  const warnings: string[] = []
  const connection = { relaying: true, logwarn: (_of: unknown, text: string) => warnings.push(text), ...more }
  one.register()
  const answer = await new Promise<unknown[]>((resolve) => {
    one.hook_rcpt((...words) => resolve(words), connection, [{ address }])
  })
  return { answer, warnings }
}

test('the plugin for Haraka refuses, defers, lets through, and sends where nobody answers', async () => {
  const store = await storeOfThree()
  const { secret: key } = await store.createKey('haraka', ['check'], NOW)
  const app = await createApp({ store, clock: () => NOW })
  onTestFinished(() => app.close())
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const haraka = plugin({ url, key })
  expect((await told(haraka, 'gone@example.com')).answer).toEqual([
    'DENY',
    expect.stringMatching(/^Not sent, on the suppression list: Suppressed since 19 Nov 2026/),
  ])
  expect((await told(haraka, 'held@example.com')).answer).toEqual([
    'DENYSOFT',
    expect.stringMatching(/^Not sent for now, on the suppression list: Held since/),
  ])
  expect((await told(haraka, 'anna@example.com')).answer).toEqual([])
  expect((await told(haraka, 'gone@example.com', { relaying: false })).answer).toEqual([])
  expect((await told(plugin({ url, key, scope: 'newsletter' }), 'news@example.com')).answer[0]).toBe('DENY')

  expect(await told(plugin({ url, key: 'wrong' }), 'gone@example.com')).toMatchObject({
    answer: [],
    warnings: [expect.stringMatching(/^the list cannot be asked, mail goes all the same: /)],
  })
  expect((await told(plugin({ url: 'http://127.0.0.1:1', key }), 'gone@example.com')).answer).toEqual([])
})
