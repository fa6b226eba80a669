import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readLists } from '../../src/notify/lists/index.ts'
import { ListDesk } from '../../src/notify/lists/list-desk.ts'
import {
  barriers,
  goTo,
  missing,
  named,
  openBrowser,
  openPlayed,
  type Played,
  sideways,
  signedIn,
} from './browser.ts'

const LOG = { info() {}, warn() {}, error() {} }
const NOW = Date.now()

/** A program that takes messages with this status, and Postmark's list with one address on it. */
function openOther(): Promise<{
  server: Server
  url: string
  list: Set<string>
  answers: { status: number }
}> {
  const list = new Set(['gone@example.com'])
  const answers = { status: 200 }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    if (request.url === '/hook') return response.writeHead(answers.status).end()
    const told = JSON.parse(body || '{"Suppressions":[]}') as { Suppressions: { EmailAddress: string }[] }
    const fails = ({ EmailAddress }: { EmailAddress: string }) => EmailAddress.startsWith('odd')
    for (const one of told.Suppressions) if (!fails(one)) list.add(one.EmailAddress)
    const CreatedAt = new Date(NOW).toISOString()
    const Suppressions =
      request.method === 'GET'
        ? [...list].map((EmailAddress) => ({ EmailAddress, SuppressionReason: 'HardBounce', CreatedAt }))
        : told.Suppressions.map((one) => ({
            ...{ EmailAddress: one.EmailAddress, Status: fails(one) ? 'Failed' : 'Suppressed' },
            Message: fails(one) ? 'An invalid email address was provided.' : null,
          }))
    response.setHeader('content-type', 'application/json')
    return response.end(JSON.stringify({ Suppressions }))
  })
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve({ server, url: `http://127.0.0.1:${port}`, list, answers })
    }),
  )
}

const TITLE = `programs that are told, and lists kept in step${named}`
// One story: a program is added, fails, is stopped and removed.
describe.skipIf(missing !== null)(TITLE, { shuffle: false }, () => {
  let browser: Browser
  let played: Played
  let other: Awaited<ReturnType<typeof openOther>>
  beforeAll(async () => {
    other = await openOther()
    const { blocks } = readLists({
      shop: { kind: 'postmark', token: 'token-1', url: other.url },
      broken: { kind: 'postmark', token: 'token-1', url: 'http://127.0.0.1:1' },
    })
    played = await openPlayed({
      empty: true,
      context: (store) => ({ lists: new ListDesk(blocks, { store, clock: Date.now, log: LOG }) }),
    })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await played?.close()
    other?.server.close()
  })

  const at = async (work: (page: Page) => Promise<void>, look = {}, expected: readonly string[] = []) => {
    const { page, faults } = await signedIn(browser, played, look)
    await goTo(page, 'policy', 'Policy and sources')
    await work(page)
    expect(faults).toEqual(expected)
    await page.close()
  }
  const endpoint = async () => (await played.store.endpoints())[0]!

  test('a program is added, its secret shown once; a test message tells whether it can be reached', () =>
    at(async (page) => {
      await page.getByText('No program is told of changes.').waitFor()
      await page.getByRole('button', { name: 'Add a program' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('URL').fill(`${other.url}/hook`)
      await dialog.getByLabel('Name').fill('CRM')
      await dialog.getByLabel('complaints').check()
      await dialog.getByLabel(/private network/).check()
      await dialog.getByRole('button', { name: 'Add it' }).click()
      const secret = await dialog.locator('pre').textContent()
      expect(await endpoint()).toMatchObject({
        ...{ description: 'CRM', types: ['address.*', 'incident.*', 'event.complaint'] },
        secrets: [{ secret }],
      })
      await dialog.getByRole('button', { name: 'I have it' }).click()

      await page.getByRole('button', { name: /^Details of http/ }).click()
      await dialog.getByText('No message was given up.').waitFor()
      await dialog.getByRole('button', { name: 'Send a test message' }).click()
      await dialog.getByText('It took the test message.').waitFor()
      other.answers.status = 503
      await dialog.getByRole('button', { name: 'Send a test message' }).click()
      await dialog.getByText('It did not take the test message.').waitFor()
      await page.getByRole('table').getByText('failing').first().waitFor()
      other.answers.status = 200
    }))

  test('what it did not take stands there with its answer, and is sent again', async () => {
    const suppressed = ['a', 'b', 'c'].map((name) => ({
      ...{ address: `${name}@dead.example`, kind: 'suppress' as const, at: NOW },
      ...{ source: 'manual', who: 'anna' },
    }))
    await played.store.enter(suppressed, NOW)
    const { id } = await endpoint()
    const messages = await played.store.messages(0, 100)
    const told = { attempts: 12, next: NOW, error: 'It answered 503 Service Unavailable.', dead: true }
    const undelivered = messages.map((one) => ({ message: one.id, ...told }))
    await played.store.settle(id, { position: messages.at(-1)!.id, delivered: [], undelivered })
    await at(async (page) => {
      await page.getByRole('button', { name: /^Details of http/ }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText('It answered 503').first().waitFor()
      await dialog
        .getByRole('button', { name: /^Send message .* again$/ })
        .first()
        .click()
      await expect.poll(async () => (await endpoint()).dead).toBe(messages.length - 1)
      await dialog.getByRole('button', { name: 'Send all again' }).click()
      await expect.poll(async () => (await endpoint()).dead).toBe(0)
      await dialog.getByText('No message was given up.').waitFor()
    })
  })

  test('a program is stopped and started again, gets a new secret, and is removed', () =>
    at(async (page) => {
      await page.getByRole('button', { name: /^Details of http/ }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Stop for now' }).click()
      await expect.poll(async () => (await endpoint()).disabled).toBe('It was disabled by hand.')
      await dialog.getByRole('button', { name: 'Start again' }).click()
      await expect.poll(async () => (await endpoint()).disabled).toBeNull()
      await dialog.getByRole('button', { name: 'New secret' }).click()
      await dialog.getByRole('button', { name: 'Make it' }).click()
      const secret = await dialog.locator('pre').textContent()
      expect((await endpoint()).secrets[0]!.secret).toBe(secret)
      await dialog.getByRole('button', { name: 'I have it' }).click()
      await page.getByRole('button', { name: /^Details of http/ }).click()
      await dialog.getByRole('button', { name: 'Remove' }).click()
      await dialog.getByRole('button', { name: 'Remove' }).click()
      await page.getByText('No program is told of changes.').waitFor()
      expect(await played.store.endpoints()).toEqual([])
    }))

  test('a list tells what would change, is brought in step, and what went where', async () => {
    await played.store.enter(
      [{ address: 'odd@dead.example', kind: 'suppress', at: NOW, source: 'manual', who: 'anna' }],
      NOW,
    )
    await at(async (page) => {
      await page.getByRole('button', { name: 'Details of shop' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText('it was not compared since the service started').waitFor()
      await dialog.getByRole('button', { name: 'What would change?' }).click()
      await dialog.getByText('would be taken over from it').waitFor()
      await dialog.getByText('gone@example.com').waitFor()
      expect(other.list).toEqual(new Set(['gone@example.com']))
      await dialog.getByRole('button', { name: 'Bring in step now' }).click()
      await page.getByText('shop is in step: 1 taken over, 3 put on it, 0 taken off.').waitFor()
      expect(other.list.has('a@dead.example')).toBe(true)
      expect(played.store.check('gone@example.com', '*', NOW).send).toBe(false)
      await page.getByRole('button', { name: 'Details of shop' }).click()
      await dialog.getByText('An invalid email address was provided.').waitFor()
    })
  })

  test('a list that cannot be reached says why', () =>
    at(
      async (page) => {
        await page.getByRole('button', { name: 'Details of broken' }).click()
        const dialog = page.getByRole('dialog')
        await dialog.getByRole('button', { name: 'Bring in step now' }).click()
        await dialog.getByText('The last time it could not be kept in step').waitFor()
      },
      {},
      ['Failed to load resource: the server responded with a status of 502 (Bad Gateway)'],
    ))

  test.each([
    [360, false],
    [1920, true],
  ])('have no barriers and fit at %i pixels', async (width, dark) => {
    await played.store.putEndpoint({
      ...{ id: `ep_${width}`, url: `https://crm.example.com/hooks/${'long'.repeat(20)}`, description: 'CRM' },
      ...{ types: ['address.*', 'incident.*'], secrets: [{ secret: 'whsec_MTIz', until: null }] },
      ...{
        allowPrivate: false,
        origin: 'api' as const,
        createdAt: NOW,
        disabled: 'It was disabled by hand.',
      },
    })
    await at(
      async (page) => {
        await page.getByRole('button', { name: 'Details of shop' }).waitFor()
        expect(await sideways(page)).toBe(0)
        expect(await barriers(page)).toEqual([])
        for (const name of ['Details of shop', /^Details of https/, 'Add a program']) {
          await page.getByRole('button', { name }).first().click()
          const dialog = page.getByRole('dialog')
          await page.waitForFunction(() => document.querySelector('.loading, [aria-busy=true]') === null)
          expect(await barriers(page), String(name)).toEqual([])
          const box = (await dialog.boundingBox())!
          expect([box.x >= 0, box.x + box.width <= width], String(name)).toEqual([true, true])
          await page.keyboard.press('Escape')
          await dialog.waitFor({ state: 'detached' })
        }
      },
      { width, dark },
    )
  })

  test('a key that may only read sees lists, and is offered no changes', async () => {
    const reader = { ...played, admin: await played.key('read') }
    const { page } = await signedIn(browser, reader)
    await goTo(page, 'policy', 'Policy and sources')
    await page.getByRole('button', { name: 'Details of shop' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await dialog.getByRole('button', { name: 'Bring in step now' }).count()).toBe(0)
    expect(await page.getByText('Programs that are told').count()).toBe(0)
    await page.close()
  })
})
