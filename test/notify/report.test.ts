import { describe, expect, test } from 'vitest'
import { reportFacts } from '../../src/notify/report/facts.ts'
import { reportHtml } from '../../src/notify/report/html.ts'
import { weeklyReport } from '../../src/notify/report/message.ts'
import { change, reportText } from '../../src/notify/report/text.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { complained, DAY, delivered, refused, START } from '../store/events.ts'

const UNKNOWN = '550 5.1.1 User unknown'
const SPAM = '554 5.7.1 Message rejected as spam'
const MIDNIGHT = Math.floor(START / DAY) * DAY

/** Two weeks: in the second one receiver takes mail for spam, and more addresses are gone. */
async function twoWeeks(): Promise<Store> {
  const store = openMemoryStore()
  const people = (domain: string, count: number) =>
    Array.from({ length: count }, (_, n) => `user${n}@${domain}`)
  await store.take([
    ...people('example.com', 50).map((address) => delivered(address, -3)),
    refused('gone0@example.com', UNKNOWN, -3),
    ...people('example.com', 40).map((address) => delivered(address, 2)),
    ...people('example.net', 30).map((address) => refused(address, SPAM, 3)),
    refused('gone1@example.com', UNKNOWN, 2),
    refused('gone2@example.com', UNKNOWN, 4),
    complained('user1@example.com', '*', 4),
  ])
  return store
}

describe('the report', () => {
  test('tells what changed, which receivers, which reasons, and what to mend first', async () => {
    const facts = await reportFacts(await twoWeeks(), MIDNIGHT, MIDNIGHT + 7 * DAY)
    expect(facts.totals).toEqual({ delivered: 40, hard: 32, soft: 0, complaints: 1, unsubscribes: 0 })
    expect(facts.earlier).toMatchObject({ delivered: 50, hard: 1 })
    expect(facts.days.map(({ day }) => day)).toEqual([
      ...['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
    ])
    expect(reportText(facts)).toMatchInlineSnapshot(`
      "Deliverability, 2026-10-01 to 2026-10-07

      32 failures came back (44.44 % of the mail), +3,100 % against the time before. One incident is open.

      delivered                   40  −20 %
      hard bounces                32  +3,100 %
      soft bounces                 0
      complaints                   1  new
      unsubscribes                 0
      newly suppressed             3

      WHAT TO MEND FIRST
      1. 2.78 % of the mail went to addresses that are no good; services warn from 2 % on.
         Find the import or form that they come from, and have addresses confirmed before they get mail.
      2. 30 refusals for spam-filter, most of them by example.net.
         The address is good. Look at the message and at your reputation: it was taken for spam.

      INCIDENTS
      - open: example.net refuses mail as spam (100 %). Since 2026-10-04 12:00 UTC, 30 reports. What was said: "554 5.7.1 Message rejected as spam".

      RECEIVERS
      receiver     delivered  hard  soft  complaints  failures before
      example.net          0    30     0           0                0
      example.com         40     2     0           1                1

      REASONS
      reason        count  change  what it means
      spam-filter      30     new  refused as spam
      unknown-user      2  +100 %  no such mailbox, user or recipient

      On the list now: 4 suppressed, 0 held.
      "
    `)
  })

  test('as HTML it is whole, names the same, and takes nothing from elsewhere', async () => {
    const { text, html, title } = await weeklyReport(await twoWeeks(), MIDNIGHT + 7 * DAY + 3_600_000)
    expect(title).toBe('Deliverability, 2026-10-01 to 2026-10-07')
    for (const word of ['example.net', 'spam-filter', 'What to mend first', '2026-10-04: 30 hard bounces'])
      expect(html).toContain(word)
    expect(html).not.toMatch(/<script|<img|<svg|src=|href=|url\(/)
    expect(text).toContain('WHAT TO MEND FIRST')
    for (const tag of ['table', 'tr', 'td'])
      expect(html!.split(`<${tag}`).length).toBe(html!.split(`</${tag}>`).length)
  })

  test('what strangers wrote cannot become a part of the page', async () => {
    const store = openMemoryStore()
    await store.take([refused('a@example.com', SPAM, 1, { provider: '<b>"x"&amp;</b>' })])
    const facts = await reportFacts(store, MIDNIGHT, MIDNIGHT + 7 * DAY)
    expect(reportHtml(facts)).not.toContain('<b>"x"')
    expect(reportHtml(facts)).toContain('&lt;b&gt;&quot;x&quot;&amp;amp;&lt;/b&gt;')
  })

  test('receivers that are known stand there by their own names', async () => {
    const store = openMemoryStore()
    await store.take(Array.from({ length: 30 }, (_, n) => refused(`user${n}@gmail.com`, SPAM, 1)))
    const facts = await reportFacts(store, MIDNIGHT, MIDNIGHT + 7 * DAY)
    expect(facts.mend[0]!.title).toBe('30 refusals for spam-filter, most of them by Gmail')
    expect(facts.receivers[0]).toMatchObject({ receiver: 'gmail', title: 'Gmail' })
    expect(reportText(facts)).toContain('\nGmail ')
    expect(reportHtml(facts)).toContain('>Gmail</td>')
  })

  test('an empty week is said to be one', async () => {
    const facts = await reportFacts(openMemoryStore(), MIDNIGHT, MIDNIGHT + 7 * DAY)
    expect(reportText(facts)).toContain('Nothing came back, and no delivery was reported.')
    expect(reportHtml(facts)).toContain('Nothing came back')
  })

  test('an outage tells nothing of the addresses: what it holds is to be settled first', async () => {
    const store = openMemoryStore()
    const people = Array.from({ length: 40 }, (_, n) => `user${n}@example.org`)
    await store.take(people.map((address) => delivered(address, -40)))
    await store.take(people.map((address) => delivered(address, -35)))
    const minute = 1 / 24 / 60
    await store.take(people.map((address, n) => refused(address, UNKNOWN, (n / 10) * minute)))
    const facts = await reportFacts(store, MIDNIGHT, MIDNIGHT + 7 * DAY)
    expect(facts.open.map(({ title }) => title)).toEqual([
      'example.org calls good addresses unknown: 40 addresses held',
    ])
    expect(facts.mend).toEqual([])
    expect(reportText(facts)).toContain('40 failures came back. One incident is open.\n')
  })

  test.each([
    [12, 10, '+20 %'],
    [5, 10, '−50 %'],
    [69, 4, '+1,625 %'],
    [10, 10, ''],
    [3, 0, 'new'],
  ])('%i after %i is %s', (now, before, told) => {
    expect(change(now, before)).toBe(told)
  })
})
