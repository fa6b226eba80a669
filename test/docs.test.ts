import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RECEIVERS_ALSO, SECTIONS } from '../scripts/docs/catalogue.ts'
import { Facts } from '../scripts/docs/facts.ts'
import { pages } from '../scripts/docs/pages.ts'
import { PROVIDERS } from '../src/classify/rules/provider/index.ts'
import { CODES } from '../src/model/codes.ts'
import { REASON_NAMES } from '../src/model/reasons.ts'
import { readEmail } from '../src/read-email.ts'

const page = (name: string) => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8')

describe('the documentation', () => {
  it('tells every reason, and none that is gone', () => {
    const told = [...page('reasons.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1])
    expect(told).toEqual(REASON_NAMES)
  })

  it('tells every field of an event', () => {
    const [event] = readEmail('550 5.1.1 <a@example.com>: User unknown', { headers: [] })
    const text = page('events.md')
    for (const field of Object.keys(event!)) expect(text).toContain(`\`${field}\``)
  })
})

describe('the pages made from tables', async () => {
  const root = new URL('../', import.meta.url)

  it.each(Object.entries(await pages(root)))('%s is fresh; else run npm run docs', (path, text) => {
    expect(readFileSync(new URL(path, root), 'utf8') === text).toBe(true)
  })

  const facts = new Facts(root)
  const ids = [...facts.systems.keys()]
  const receivers = PROVIDERS.map(({ name }) => name)

  it('each system of the registry has a test mail, and each test mail a system that is in it', () => {
    const tested = new Set(facts.fixtures.flatMap(({ systems }) => systems))
    expect(ids.filter((id) => !tested.has(id))).toEqual([])
    expect([...tested].filter((id) => !ids.includes(id))).toEqual([])
    const named = new Set(facts.fixtures.flatMap((fixture) => fixture.receivers))
    expect([...named].filter((name) => !receivers.includes(name))).toEqual([])
  })

  it('each system has one row', () => {
    const told = SECTIONS.flatMap(({ rows }) => rows.flatMap(({ system }) => system ?? []))
    expect(told.toSorted()).toEqual(ids.toSorted())
  })

  it('nothing was measured on what is not there', () => {
    const { systems, receivers: measured, fixtures } = facts.measured
    expect(Object.keys(systems).filter((id) => !ids.includes(id))).toEqual([])
    const known = [...Object.keys(measured), ...Object.keys(RECEIVERS_ALSO)]
    expect(known.filter((name) => !receivers.includes(name))).toEqual([])
    const names = facts.fixtures.map(({ name }) => name)
    expect(Object.keys(fixtures).filter((name) => !names.includes(name))).toEqual([])
  })
})

it('the code table has the seed’s 52 rows', () => {
  expect(CODES).toHaveLength(52)
  expect(CODES.filter(({ type }) => type === 'soft').map(({ code }) => code)).toEqual([
    421, 450, 451, 452, 520, 521, 522, 531, 545, 553,
  ])
})
