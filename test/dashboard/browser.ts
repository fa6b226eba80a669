import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { month } from '../../src/cli/simulate/month.ts'
import { createApp } from '../../src/service/app.ts'
import { RawArchive } from '../../src/service/raw/archive.ts'
import type { ServiceContext } from '../../src/service/routes/route.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { KeyScope } from '../../src/store/shapes.ts'
import type { Store } from '../../src/store/store.ts'

const PLACES = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
const found = PLACES.find((path) => path !== '' && existsSync(path))

/** Why the tests of the page cannot run here; null where they can. */
export const missing =
  found === undefined ? 'no Chromium: apt-get install chromium, or name one in CHROMIUM' : null

/** Added to the name of tests that are skipped, so that everybody sees why. */
export const named = missing === null ? '' : ` (skipped: ${missing})`

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
]

/** However busy the machine is. */
const PATIENCE = 500_000

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: found!,
    timeout: PATIENCE,
    args: [...FLAGS, '--disable-component-update', '--disable-sync'],
  })

const DAY = 24 * 3600_000

interface PlayedOptions {
  readonly empty?: boolean
  /** What the service works with beside its store. */
  readonly context?: (store: Store) => Partial<ServiceContext>
}

/** A service that listens, with four weeks of invented mail unless it is to be empty. */
export async function openPlayed({ empty = false, context = () => ({}) }: PlayedOptions = {}) {
  const store = openMemoryStore()
  const folder = mkdtempSync(join(tmpdir(), 'undelivered-raw-'))
  const raw = new RawArchive({ folder, days: 30, maxBytes: 1e9, clock: Date.now })
  const app = await createApp({ store, raw, clock: Date.now, ...context(store) })
  const key = async (...scopes: KeyScope[]) => (await store.createKey('anna', scopes, Date.now())).secret
  const admin = await key('admin')
  const hand = async (items: readonly object[]) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/ingest',
      headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/x-ndjson' },
      payload: items.map((one) => JSON.stringify(one)).join('\n'),
    })
    return answer.json()
  }
  if (!empty) {
    const items = month({ seed: 1, people: 150, end: Math.floor(Date.now() / DAY) * DAY })
    // In one piece of time each, as they came: the guard against outages looks at time.
    for (let at = 0; at < items.length; at += 400) await hand(items.slice(at, at + 400))
  }
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const close = async () => {
    await app.close()
    await raw.close()
  }
  return { app, store, url, admin, key, hand, close }
}

export type Played = Awaited<ReturnType<typeof openPlayed>>

interface Look {
  readonly width?: number
  readonly dark?: boolean
}

/** A page of a browser of its own, signed in; `faults` are what its console complains of. */
export async function signedIn(browser: Browser, { url, admin }: Played, look: Look = {}) {
  const { page, faults } = await opened(browser, `${url}/`, look)
  await signIn(page, admin)
  return { page, faults }
}

export async function opened(browser: Browser, url: string, { width = 1280, dark = false }: Look = {}) {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
  })
  page.setDefaultTimeout(PATIENCE)
  const faults: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())))
  page.on('pageerror', (error) => void faults.push(error.message))
  await page.goto(url)
  return { page, faults }
}

export async function signIn(page: Page, key: string) {
  await page.getByLabel('API key').fill(key)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('#content h1').waitFor()
}

/** Goes to a page and waits until all of it is loaded. */
export async function goTo(page: Page, path: string, title: string) {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/${path}`)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.waitForFunction(() => document.querySelector('.loading, [aria-busy=true]') === null)
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What somebody who cannot see, or not well, would stumble over (WCAG 2.2 A and AA). */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(what: Document, options: object): Promise<{ violations: Violation[] }> }
    }
    interface Violation {
      readonly id: string
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    )
  })
}

/** How far the page can be scrolled sideways: not at all. */
export const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
