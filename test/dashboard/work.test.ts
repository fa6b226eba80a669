import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  goTo,
  missing,
  named,
  openBrowser,
  opened,
  openPlayed,
  type Played,
  signedIn,
  signIn,
} from './browser.ts'

describe.skipIf(missing !== null)(`work at the page in a real browser${named}`, () => {
  let browser: Browser
  let played: Played
  beforeAll(async () => {
    played = await openPlayed()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await played?.close()
  })

  /** Does work at a page that is signed in. */
  const at = async (path: string, title: string, work: (page: Page) => Promise<void>) => {
    const { page, faults } = await signedIn(browser, played)
    await goTo(page, path, title)
    await work(page)
    expect(faults).toEqual([])
    await page.close()
  }
  const sends = (address: string, scope = '*') => played.store.check(address, scope, Date.now()).send

  test('signing in with a wrong key says so; with a right one shows the pages, until signed out', async () => {
    const { page } = await opened(browser, `${played.url}/`)
    await page.getByLabel('API key').fill('und_wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Check that it is all of the key').waitFor()
    await signIn(page, played.admin)
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    expect(await page.evaluate(() => document.cookie)).toBe('')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('API key').waitFor()
    await page.reload()
    await page.getByLabel('API key').waitFor()
    await page.close()
  })

  test('a key that may only read is offered no changes', async () => {
    const { page } = await opened(browser, `${played.url}/`)
    await signIn(page, await played.key('read'))
    await goTo(page, 'suppressions', 'Suppressions')
    await page.getByRole('button', { name: 'Export' }).waitFor()
    expect(await page.getByRole('button', { name: 'Add' }).count()).toBe(0)
    await page.close()
  })

  test('a suppression is made, and undone', () =>
    at('suppressions', 'Suppressions', async (page) => {
      await page.getByRole('button', { name: 'Add' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Address').fill('fay@example.com')
      await dialog.getByLabel('Note').fill('by phone')
      await dialog.getByRole('button', { name: 'Suppress' }).click()
      await page.getByText('fay@example.com gets no more mail.').waitFor()
      expect(sends('fay@example.com')).toBe(false)
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect.poll(() => sends('fay@example.com')).toBe(true)
    }))

  test('an address is looked up, its decision undone and let count again', async () => {
    const { items } = await played.store.suppressions({ state: 'suppressed', cause: 'bounces', limit: 1 })
    const { address, scope } = items[0]!
    await at('addresses', 'Addresses', async (page) => {
      await page.getByLabel('Address, or how it begins').fill(address!.slice(0, 6))
      await page.getByRole('list').getByRole('link', { name: address!, exact: true }).first().click()
      await page.getByRole('heading', { level: 1, name: address! }).waitFor()
      await page.getByRole('button', { name: 'Undo' }).first().click()
      await expect.poll(() => sends(address!, scope)).toBe(true)
      await page.getByRole('button', { name: 'Let it count again' }).first().click()
      await expect.poll(() => sends(address!, scope)).toBe(false)
    })
  })

  test('a list with bad lines is imported: they are told with their numbers, and left out', () =>
    at('suppressions', 'Suppressions', async (page) => {
      const known = 'kay@known.example'
      const entry = {
        address: known,
        kind: 'suppress',
        at: Date.now(),
        source: 'manual',
        who: 'anna',
      } as const
      await played.store.enter([entry], Date.now())
      await page.getByRole('button', { name: 'Import' }).click()
      const dialog = page.getByRole('dialog')
      await dialog
        .getByLabel('The list')
        .fill(`email,reason\ngus@example.com,bounced\nno address,bounced\n${known},bounced\n`)
      await dialog.getByRole('button', { name: 'Look at it first' }).click()
      const counts = { hasText: '1 new, 1 known, 1 invalid' }
      const told = await dialog.getByRole('status').filter(counts).textContent()
      expect(told).toContain('Line 2: gus@example.com')
      expect(told).toContain('Line 3: “no address” is no e-mail address.')
      expect(told).toContain('Line 4: kay@known.example Suppressed since')
      expect(sends('gus@example.com')).toBe(true)
      await dialog.getByRole('button', { name: 'Import 1 new entry' }).click()
      await page.getByText('1 new entry, 1 known, 1 line left out').waitFor()
      expect(sends('gus@example.com')).toBe(false)
    }))

  test('what fails in a window is told within it, and gone with it', async () => {
    const { page } = await signedIn(browser, played)
    await goTo(page, 'suppressions', 'Suppressions')
    await page.getByRole('button', { name: 'Import' }).click()
    const dialog = page.getByRole('dialog')
    const file = {
      name: 'photo.bin',
      mimeType: 'image/png',
      buffer: Buffer.from([137, 80, 78, 71, 0, 255]),
    }
    await dialog.getByLabel('Choose a file').setInputFiles(file)
    await page.route('**/v1/suppressions/import*', (route) => route.abort())
    await dialog.getByRole('button', { name: 'Look at it first' }).click()
    await dialog.getByRole('alert').getByText('The service does not answer.').waitFor()
    await dialog.getByRole('button', { name: 'Close this message' }).click()
    await dialog.getByRole('button', { name: 'Look at it first' }).click()
    await dialog.getByText('The service does not answer.').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await page.getByText('The service does not answer.').count()).toBe(0)
    await page.close()
  })

  test('a list is read from a file, as long as it may be: all lines are counted, the first are shown', () =>
    at('suppressions', 'Suppressions', async (page) => {
      const lines = Array.from({ length: 20_000 }, (_, n) => `user${n}@long.example`)
      await page.getByRole('button', { name: 'Import' }).click()
      const dialog = page.getByRole('dialog')
      const file = { name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) }
      await dialog.getByLabel('Choose a file').setInputFiles(file)
      await dialog.getByRole('button', { name: 'Look at it first' }).click()
      const told = dialog.getByRole('status')
      await told.getByText('New: 20,000 lines, get no more mail; the first 100 are shown').waitFor()
      expect(await told.locator('li').count()).toBe(100)
    }))

  test('all that a filter finds is released, and how many that is stands there first', async () => {
    const entries = ['a', 'b', 'c'].map((name) => ({
      ...{ address: `${name}@bulk.example`, kind: 'suppress' as const, at: Date.now() },
      ...{ source: 'import:plain', who: 'test' },
    }))
    await played.store.enter(entries, Date.now())
    await at('suppressions?domain=bulk.example', 'Suppressions', async (page) => {
      await page.getByText('3 entries').waitFor()
      await page.getByRole('button', { name: 'Release all of these' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Release 3 entries' }).click()
      await page.getByText('3 entries released.').waitFor()
    })
    expect(sends('b@bulk.example')).toBe(true)
  })

  test('an incident is released', () =>
    at('incidents', 'Incidents', async (page) => {
      const outage = async () => (await played.store.incidents({ kind: 'outage' }))[0]!
      expect((await outage()).held).toBeGreaterThan(5)
      await page.getByRole('button', { name: 'Release all' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Release all' }).click()
      await page.getByText('Released: its bounces do not count.').waitFor()
      expect(await outage()).toMatchObject({ resolution: 'released', held: 0 })
    }))

  test('a rule is taught: tested against the past, shown, and applied', async () => {
    const said = '550 Zorp qux blat, the desk of this person has closed'
    await played.hand([{ reply: said, recipient: 'zed@example.com' }])
    await at('unrecognised', 'Unrecognised', async (page) => {
      await page
        .getByRole('row')
        .filter({ hasText: 'Zorp' })
        .getByRole('button', { name: /^Teach/ })
        .click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Reason').selectOption('mailbox-disabled')
      await dialog.getByLabel('Words that tell it').fill('desk of this person has closed')
      await dialog.getByRole('button', { name: 'Test against the past' }).click()
      await dialog.getByRole('status').filter({ hasText: '1 event of' }).waitFor()
      await dialog.getByRole('button', { name: 'Apply' }).click()
      await page.getByText('Taught: 1 event').waitFor()
      await page
        .getByRole('row')
        .filter({ hasText: 'desk of this person' })
        .getByText('mailbox disabled')
        .waitFor()
    })
    const { items } = await played.store.events({ address: 'zed@example.com' })
    expect(items[0]!.event.reason).toBe('mailbox-disabled')
  })

  test('numbers of the policy are tried on the past, then put into force, and taken back', () =>
    at('policy', 'Policy and sources', async (page) => {
      await page.getByLabel(/^Soft bounces after which/).fill('2')
      await page.getByRole('button', { name: 'Look what it would change' }).click()
      await page.getByText('By what came about in the last 30 days').waitFor()
      await page.getByLabel('Tried on').selectOption('all of it')
      await page.getByText('By what came about in all the time').waitFor()
      expect(played.store.setting().policy.softBounces).toBe(5)
      await page.getByRole('button', { name: 'Put into force' }).click()
      await expect.poll(() => played.store.setting().policy.softBounces).toBe(2)
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect.poll(() => played.store.setting().policy.softBounces).toBe(5)
    }))

  test('a key is made, shown once, and revoked', () =>
    at('policy', 'Policy and sources', async (page) => {
      await page.getByRole('button', { name: 'Add a key' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Name').fill('shop')
      await dialog.getByRole('button', { name: 'Make it' }).click()
      const secret = await dialog.locator('pre').textContent()
      expect(played.store.keyOf(secret!)).toMatchObject({ name: 'shop', scopes: ['read'] })
      await dialog.getByRole('button', { name: 'I have it' }).click()
      await page.getByRole('button', { name: 'Revoke shop' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
      await expect.poll(() => played.store.keyOf(secret!)).toBeNull()
    }))

  test('events appear as they come, with their evidence', () =>
    at('events', 'Events', async (page) => {
      await page.getByRole('button', { name: 'Live view' }).click()
      await page.getByText('Live: as they come').waitFor()
      await played.hand([{ reply: '552 5.2.2 Mailbox full', recipient: 'live@example.com' }])
      await page.getByRole('log').getByText('live@example.com').waitFor()
      await page
        .getByRole('log')
        .getByRole('button', { name: /^Details/ })
        .click()
      await page.getByRole('dialog').locator('mark', { hasText: 'Mailbox full' }).first().waitFor()
    }))

  test('an event shows the report that it was read from, and gives it as a file', async () => {
    const { items } = await played.store.events({ source: 'email', limit: 1 })
    const address = items[0]!.address!
    await at(`events?source=email&address=${encodeURIComponent(address)}`, 'Events', async (page) => {
      await page
        .getByRole('button', { name: /^Details/ })
        .first()
        .click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText('Raw report').click()
      await dialog.locator('pre', { hasText: 'MIME-Version: 1.0' }).waitFor()
      expect(await dialog.locator('pre', { hasText: 'MIME-Version: 1.0' }).textContent()).toContain(address)
      const download = page.waitForEvent('download')
      await dialog.getByRole('link', { name: 'Download it' }).click()
      expect((await download).suggestedFilename()).toMatch(/^[0-9a-f]{24}\.eml$/)
    })
  })

  test('of mail that names nobody it does not say that there is an address', async () => {
    await played.hand([{ email: 'From: anna@example.org\nSubject: Lunch\n\nAt noon?\n' }])
    await at('events', 'Events', async (page) => {
      const row = page.getByRole('row').filter({ hasText: 'not a bounce' }).first()
      expect(await row.getByRole('cell').nth(1).textContent()).toBe('none is kept')
      await row.getByRole('button', { name: /^Details/ }).click()
      await page.getByRole('dialog').getByRole('heading', { name: 'No address is kept' }).waitFor()
    })
  })

  test.each(['suppressions', 'events'])('of a filter that is no day, %s says what is wrong', async (path) => {
    const { page, faults } = await signedIn(browser, played)
    await goTo(page, `${path}?since=no-day`, path === 'events' ? 'Events' : 'Suppressions')
    await page.getByText('This could not be loaded.').waitFor()
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.getByRole('table').waitFor()
    expect(faults.filter((one) => !one.includes('400'))).toEqual([])
    await page.close()
  })

  test('a search that fails says so, and can be tried again', async () => {
    const { page } = await signedIn(browser, played)
    await goTo(page, 'addresses', 'Addresses')
    await page.route('**/v1/addresses?*', (route) => route.abort())
    await page.getByLabel('Address, or how it begins').fill('zz')
    await page.getByText('The service does not answer.').waitFor()
    await page.unroute('**/v1/addresses?*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('No address begins so.').waitFor()
    await page.close()
  })

  test('of an event that was read elsewhere it says that there is no report', async () => {
    const event = { id: 'elsewhere', kind: 'bounce', type: 'hard', reason: 'unknown-user' }
    await played.hand([{ event: { ...event, recipient: 'else@where.example' } }])
    const { page } = await signedIn(browser, played)
    await goTo(page, 'events?address=else@where.example', 'Events')
    await page.getByRole('button', { name: /^Details/ }).click()
    await page.getByRole('dialog').getByText('Raw report').click()
    await page.getByText('The report of event elsewhere is not kept').waitFor()
    await page.close()
  })
})

describe.skipIf(missing !== null)(`the page of a new service in a real browser${named}`, () => {
  test('begins with an explanation, works under a path, and keeps nothing of what is explained', async () => {
    const played = await openPlayed({ empty: true })
    const browser = await openBrowser()
    const proxy = createServer((request, response) => {
      request.url = request.url!.replace(/^\/mail\/undelivered/, '')
      played.app.routing(request, response)
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const { port } = proxy.address() as AddressInfo
    const { page, faults } = await opened(browser, `http://127.0.0.1:${port}/mail/undelivered/`)
    await signIn(page, played.admin)
    await page.getByRole('heading', { level: 1, name: 'Explain' }).waitFor()
    await page.getByRole('button', { name: 'No such mailbox' }).click()
    await page.getByRole('heading', { name: 'anna.lee@example.com' }).waitFor()
    expect(await page.locator('details[open] pre mark').allInnerTexts()).toEqual(['User unknown'])
    await page.getByLabel('What came back').fill('452 4.2.2 Mailbox full')
    await page.getByRole('button', { name: 'Explain' }).click()
    await page.getByText('The mailbox is over its quota.').waitFor()
    expect((await played.store.events({})).items).toEqual([])
    expect(faults).toEqual([])
    await browser.close()
    proxy.closeAllConnections()
    proxy.close()
    await played.close()
  })
})
