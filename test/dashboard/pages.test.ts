import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

/** Every page, with words that only stand there once its data are loaded. */
const PAGES = [
  ['overview', 'Overview', ['Hard bounces', 'Why mail came back', 'bigmail.example', 'Look into it']],
  ['explain', 'Explain', ['No such mailbox', 'SendGrid’s webhook']],
  ['addresses', 'Addresses', ['Changed last', '@bigmail.example']],
  ['suppressions', 'Suppressions', ['entries', 'unknown user', 'Release']],
  ['events', 'Events', ['delivered', 'Details']],
  [
    'incidents',
    'Incidents',
    ['bigmail.example calls good addresses unknown', 'Release all', 'Confirm all', 'Mute for a day'],
  ],
  ['unrecognised', 'Unrecognised', ['Zorp qux blat', 'What was taught']],
  ['policy', 'Policy and sources', ['enforce', 'No source is connected', 'Days', 'Add a key']],
] as const

describe.skipIf(missing !== null)(`each page in a real browser${named}`, () => {
  let browser: Browser
  let played: Played
  beforeAll(async () => {
    played = await openPlayed()
    await played.hand([{ reply: '550 Zorp qux blat', recipient: 'zed@example.com' }])
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await played?.close()
  })

  test.each([
    ['light', false],
    ['dark', true],
  ])('shows what is kept, has no barriers and no faults, in %s', async (_, dark) => {
    const { page, faults } = await signedIn(browser, played, { dark })
    for (const [path, title, words] of PAGES) {
      await goTo(page, path, title)
      for (const one of words)
        await expect.poll(() => page.getByRole('main').textContent(), { message: path }).toContain(one)
      expect(await barriers(page), path).toEqual([])
    }
    expect(faults).toEqual([])
    await page.close()
  })

  test.each([360, 1920])('is readable at %i pixels without scrolling sideways', async (width) => {
    const { page } = await signedIn(browser, played, { width })
    for (const [path, title] of PAGES) {
      await goTo(page, path, title)
      expect(await sideways(page), path).toBe(0)
    }
    await page.close()
  })

  test.each([
    ['suppressions', 'Suppressions', 'Add'],
    ['suppressions', 'Suppressions', 'Import'],
    ['suppressions', 'Suppressions', 'Export'],
    ['events?type=hard', 'Events', /^Details of event/],
    ['unrecognised', 'Unrecognised', /^Teach event/],
    ['policy', 'Policy and sources', 'Only observe'],
    ['policy', 'Policy and sources', 'Add a key'],
  ])(
    'the window on %s that %s’s “%s” opens has no barriers and fits on a phone',
    async (path, title, button) => {
      const { page } = await signedIn(browser, played, { width: 360, dark: path !== 'suppressions' })
      await goTo(page, path, title)
      await page.getByRole('button', { name: button, exact: true }).first().click()
      await page.getByRole('dialog').waitFor()
      await page.waitForFunction(() => document.querySelector('.loading, [aria-busy=true]') === null)
      expect(await barriers(page)).toEqual([])
      const box = (await page.getByRole('dialog').boundingBox())!
      expect([box.x >= 0, box.x + box.width <= 360]).toEqual([true, true])
      await page.close()
    },
  )

  test('shows the trend of each receiver without scrolling the table sideways', async () => {
    const { page } = await signedIn(browser, played)
    const table = page.getByRole('table', { name: 'Receivers' })
    for (const width of [800, 1120, 1280, 1399, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      await goTo(page, 'overview', 'Overview')
      await table.waitFor()
      const beyond = await table.evaluate(({ parentElement: box }) => box!.scrollWidth - box!.clientWidth)
      expect(beyond, `${width} pixels`).toBe(0)
    }
    await page.close()
  })

  test('names each landmark differently', async () => {
    const { page } = await signedIn(browser, played)
    await goTo(page, 'events', 'Events')
    const names = await page.getByRole('navigation').evaluateAll((all) => all.map((one) => one.ariaLabel))
    expect(names).toEqual(['Pages', 'Pages of: Events'])
    await page.close()
  })

  test('can be reached by the keyboard alone', async () => {
    const { page } = await signedIn(browser, played)
    await goTo(page, 'overview', 'Overview')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await page.getByRole('link', { name: 'Suppressions' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Suppressions' }).waitFor()
    await page.getByRole('button', { name: 'Add' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Add')
    await page.close()
  })

  test('keeps the colours that somebody chose', async () => {
    const { page } = await signedIn(browser, played)
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await ground()
    await page.getByRole('button', { name: 'Colours: as the system' }).click()
    await page.getByRole('button', { name: 'Colours: light' }).click()
    await page.getByRole('button', { name: 'Colours: dark' }).waitFor()
    const dark = await ground()
    expect(dark).not.toBe(light)
    await page.reload()
    await page.getByRole('button', { name: 'Colours: dark' }).waitFor()
    expect(await ground()).toBe(dark)
    await page.close()
  })

  test('tells times in UTC as well', async () => {
    const { page } = await signedIn(browser, played)
    await goTo(page, 'events', 'Events')
    const title = await page.locator('tbody time').first().getAttribute('title')
    expect(title).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/)
    await page.close()
  })
})
