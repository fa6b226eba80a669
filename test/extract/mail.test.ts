import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readEmail } from '../../src/read-email.ts'

/**
 * Every mail in test/fixtures/mail beside a .json: `idea` is what it shows, `events` what is read from it (the
 * fields that matter, one object an event).
 */
const FOLDER = new URL('../fixtures/mail/', import.meta.url)

interface Expected {
  readonly idea: string
  readonly events: readonly Record<string, unknown>[]
}

describe('mails', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.eml'))) {
    const name = file.slice(0, -4)
    const { idea, events } = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Expected
    test(`${name}: ${idea}`, () => {
      expect(readEmail(readFileSync(new URL(file, FOLDER)))).toMatchObject(events)
    })
  }
})
