// Makes docs/screenshots: the main pages in light and dark, of a service with four weeks of invented mail.
// Needs a build (npm run build) and a Chromium: node scripts/screenshots.mjs [NAME…], all unless named

import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'docs/screenshots')
const data = mkdtempSync(join(tmpdir(), 'undelivered-shots-'))
const cli = join(root, 'bin/undelivered.js')
const KEY = 'und_screenshots'
const wanted = process.argv.slice(2)

/** Pages with what is done before the picture is taken. */
const SHOTS = [
  ['overview', 'overview'],
  [
    'explain',
    'explain',
    (page) => page.getByRole('button', { name: 'Three recipients in one report' }).click(),
  ],
  ['address', 'addresses', openAddress],
  ['suppressions', 'suppressions'],
  ['events', 'events?type=hard'],
  ['incidents', 'incidents'],
  ['policy', 'policy'],
]

async function openAddress(page) {
  await page.goto(`${page.url().split('#')[0]}#/suppressions?state=suppressed`)
  await page.locator('tbody a').first().click()
  await page.getByRole('heading', { name: 'Timeline' }).waitFor()
}

spawnSync(process.execPath, [cli, 'simulate', '--data', data], { stdio: 'inherit' })
const service = spawn(process.execPath, [cli, 'serve', '--data', data, '--port', '0'], {
  env: { ...process.env, UNDELIVERED_ADMIN_KEY: KEY, UNDELIVERED_LOG: 'error' },
})
const url = await new Promise((resolve) => {
  service.stdout.on('data', (text) => {
    const found = /listening on (\S+)/.exec(text)
    if (found) resolve(found[1])
  })
})
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
mkdirSync(out, { recursive: true })
try {
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({
      viewport: { width: 1120, height: 720 },
      colorScheme,
      locale: 'en-GB',
    })
    await page.goto(url)
    await page.getByLabel('API key').fill(KEY)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('#content h1').waitFor()
    for (const [name, path, prepare] of SHOTS.filter(
      ([one]) => wanted.length === 0 || wanted.includes(one),
    )) {
      await page.goto(`${url}/#/${path}`)
      await page.waitForTimeout(600)
      await prepare?.(page)
      await page.waitForFunction(() => document.querySelector('.loading, [aria-busy=true]') === null)
      await page.evaluate(() => {
        document.activeElement?.blur()
        scrollTo(0, 0)
      })
      await page.waitForTimeout(400)
      await page.screenshot({ path: join(out, `${name}-${colorScheme}.png`) })
    }
    await page.close()
  }
} finally {
  await browser.close()
  service.kill()
  rmSync(data, { recursive: true, force: true })
}
