import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
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

it('the code table has the seed’s 52 rows', () => {
  expect(CODES).toHaveLength(52)
  expect(CODES.filter(({ type }) => type === 'soft').map(({ code }) => code)).toEqual([
    421, 450, 451, 452, 520, 521, 522, 531, 545, 553,
  ])
})
