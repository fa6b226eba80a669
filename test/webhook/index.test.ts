import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { WEBHOOKS } from '../../src/extract/webhook/index.ts'
import { SCHEMES } from '../../src/extract/webhook/verify/index.ts'

/** Files of the folder that are no service. */
const OTHERS = ['body', 'form', 'index', 'json', 'read', 'reader', 'time']

it('every file of a service is in the index', () => {
  const files = readdirSync('src/extract/webhook')
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -3))
  expect(files.filter((name) => !OTHERS.includes(name)).sort()).toEqual(WEBHOOKS.map(({ id }) => id).sort())
})

it('every scheme belongs to a service, or to the standard', () => {
  const known = new Set([...WEBHOOKS.map(({ id }) => id), 'standardwebhooks'])
  expect([...SCHEMES.keys()].filter((id) => !known.has(id))).toEqual([])
})
