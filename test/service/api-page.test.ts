import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../src/service/app.ts'
import { DoctorDesk } from '../../src/service/doctor/desk.ts'
import { PROBLEMS } from '../../src/service/problem.ts'
import { RawArchive } from '../../src/service/raw/archive.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import { dnsOf, policyOf } from '../doctor/zone.ts'
import { type Description, differences } from './described.ts'

const ROOT = new URL('../../', import.meta.url)
const PAGE = new URL('docs/api.md', ROOT)
const NOW = Date.UTC(2025, 10, 25, 12)
/** What the doctor finds. */
const ZONE = ['example.com TXT v=spf1 ip4:198.51.100.0/24 -all']
const KEY = 'und_admin'
const temporary = () => mkdtempSync(join(tmpdir(), 'undelivered-raw-'))
/** Longer answers are cut. */
const LINES = 60

/** The page with each example's answer as it is now, and the table of errors. */
async function freshPage(page: string, app: FastifyInstance): Promise<string> {
  let fresh = ''
  let from = 0
  for (const example of page.matchAll(/```sh\n(curl [^`]*?)```\n```json\n([^`]*)```/g)) {
    fresh += page.slice(from, example.index)
    fresh += `\`\`\`sh\n${example[1]}\`\`\`\n\`\`\`json\n${await answerTo(example[1]!, app)}\n\`\`\``
    from = example.index + example[0].length
  }
  const rows = Object.entries(PROBLEMS).map(
    ([code, [status, title]]) => `| \`${code}\` | ${status} | ${title} |\n`,
  )
  const heads = '| code | status | title |\n| --- | --- | --- |\n'
  return (fresh + page.slice(from)).replace(/\| code \| status[\s\S]*?\n\n/, `${heads}${rows.join('')}\n`)
}

async function answerTo(command: string, app: FastifyInstance): Promise<string> {
  const request = requestOf(wordsOf(command))
  const { body, statusCode } = await app.inject(request)
  if (/^[[{]/.test(body) && !request.url.includes('/export')) {
    const description = app.swagger() as unknown as Description
    expect(differences(description, request.method, request.url, statusCode, JSON.parse(body))).toEqual([])
  }
  // What is made by chance.
  const text = body
    .replace(/und_[\w-]{20,}/g, 'und_…')
    .replace(/whsec_[\w+/=]+/g, 'whsec_…')
    .replace(/\bep_[0-9a-f]+/g, 'ep_…')
    .replace(/entry-[\w-]+/g, 'entry-…')
    .replace(/"(ref|key)":"(\w{1,16}|[0-9a-f]{32})"/g, '"$1":"…"')
  const shown = /^[[{]/.test(text) ? JSON.stringify(JSON.parse(text, shortened), null, 2) : text.trimEnd()
  const lines = shown.split('\n')
  return lines.length <= LINES ? shown : [...lines.slice(0, LINES), '…'].join('\n')
}

/** An event without what is not known of it, a key without its id, and nothing that is tuned now and then. */
function shortened(name: string, value: unknown): unknown {
  if (name === 'confidence') return undefined
  if (value === null || typeof value !== 'object') return value
  if ('scopes' in value && 'id' in value) return { ...value, id: '…' }
  if (!('explanation' in value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null))
}

/** The words of a command line, as a shell makes them. */
function wordsOf(command: string): string[] {
  const set = command.replaceAll('$AUTH', `Authorization: Bearer ${KEY}`).replaceAll('$URL', '')
  return [...set.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? found[2] ?? found[3]!)
}

function requestOf([, ...words]: string[]) {
  let method: string | undefined
  let payload: string | Buffer | undefined
  let url = ''
  const headers: Record<string, string> = {}
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    if (word === '-X') method = words[++at]
    else if (word === '-H') {
      const [name, value] = words[++at]!.split(/: (.*)/s)
      headers[name!.toLowerCase()] = value!
    } else if (word === '-d' || word === '--data-binary') {
      const data = words[++at]!
      payload = data.startsWith('@') ? readFileSync(new URL(data.slice(1), ROOT)) : data
    } else url = word
  }
  const wanted = method ?? (payload === undefined ? 'GET' : 'POST')
  return { method: wanted as 'GET', url, headers, ...(payload === undefined ? {} : { payload }) }
}

test('docs/api.md has every route and real answers; else run npx vitest run test/service/api-page.test.ts -u', async () => {
  const store = openMemoryStore()
  await store.createKey('admin', ['admin'], NOW, KEY)
  const clock = () => NOW
  const parts = async () => ({ dns: dnsOf(ZONE), fetchPolicy: policyOf(undefined) })
  const raw = new RawArchive({ folder: temporary(), days: 30, maxBytes: 1e9, clock })
  onTestFinished(() => raw.close())
  const app = await createApp({ store, raw, clock, desk: new DoctorDesk({ store, clock, parts }) })
  const page = readFileSync(PAGE, 'utf8')
  const told = [...page.matchAll(/^### `([A-Z]+ \/\S+)`$/gm)].map((heading) => heading[1]!)
  const { paths } = (await app.inject('/v1/openapi.json')).json() as { paths: Record<string, object> }
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(told.toSorted()).toEqual(routes.toSorted())
  await expect(await freshPage(page, app)).toMatchFileSnapshot(PAGE.pathname)
})
