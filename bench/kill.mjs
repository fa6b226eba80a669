// node bench/kill.mjs [--driver node|wasm] [--rounds 20]: kill -9 while events are taken, then look what is there.
// One JSON line: nothing that was acknowledged may be lost, nothing may count twice.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { classifyReply } from '../dist/index.js'
import { openMemoryStore, openStore } from '../dist/store.js'

const { values } = parseArgs({
  options: {
    driver: { type: 'string', default: 'auto' },
    rounds: { type: 'string', default: '20' },
    child: { type: 'string' },
    folder: { type: 'string' },
  },
})
const START = Date.UTC(2026, 9, 1)
const REPLY = '452 4.2.2 Mailbox full'
const said = classifyReply(REPLY)

/** Refusals of 200 people on changing days, so that much is counted. */
function intake(round, n) {
  const at = START + round * 86_400_000 + n * 1000
  const event = {
    ...said,
    ...{ id: `r${round}-${n}`, source: 'log:postfix', recipient: `user${n % 200}@example.com` },
    ...{ messageId: `<${round}.${n}@example.org>`, timestamp: new Date(at).toISOString(), diagnostic: REPLY },
  }
  return { event: { ...EMPTY, ...event }, at }
}

/** Entries of a batch. */
const ENTRIES = 400
const listed = (round, n) => `listed${round}-${n}@example.net`
const entry = (round, n) => ({
  ...{ address: listed(round, n), kind: 'bounce', reason: 'unknown-user', at: START + n },
  ...{ source: 'import:sendgrid', who: 'bench', note: '550 5.1.1 no such user' },
})

const EMPTY = Object.fromEntries(
  ['originalRecipient', 'action', 'command', 'reportingMta', 'remoteMta', 'software', 'provider', 'blocklist']
    .concat(['retryAfter', 'feedbackType', 'subject', 'sender', 'listId', 'envelopeId'])
    .map((name) => [name, null]),
)

/** Takes events until it is killed, and tells each number once it is acknowledged. */
async function child(round, folder) {
  const store = await openStore({ folder, driver: values.driver })
  writeSync(1, 'ready\n')
  let next = 0
  const caller = async () => {
    for (;;) {
      const numbers = Array.from({ length: 1 + (next % 40) }, () => next++)
      await store.take(numbers.map((n) => intake(round, n)))
      writeSync(1, `${numbers.join(' ')}\n`)
    }
  }
  await Promise.all([caller(), caller(), caller(), importer(store, round)])
}

/** Makes entries as an import does, some hundred at a time, several batches at once. */
async function importer(store, round) {
  for (let from = 0; ; from += 3 * ENTRIES) {
    const batches = [0, 1, 2].map((n) => from + n * ENTRIES)
    await Promise.all(
      batches.map(async (first) => {
        await store.import(
          Array.from({ length: ENTRIES }, (_, n) => entry(round, first + n)),
          START + round * 86_400_000,
        )
        writeSync(1, `e${first}\n`)
      }),
    )
  }
}

/** Starts a child and kills it at a random moment; the ids of events and the addresses that it acknowledged. */
async function acknowledgedIn(round, folder) {
  const self = fileURLToPath(import.meta.url)
  const told = ['--child', String(round), '--folder', folder, '--driver', values.driver]
  const process_ = spawn(process.execPath, [self, ...told], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(process_, 'exit')
  const ids = []
  const addresses = []
  for await (const line of createInterface({ input: process_.stdout })) {
    if (line === 'ready') setTimeout(() => process_.kill('SIGKILL'), 300 + Math.random() * 1700)
    else if (line.startsWith('e'))
      for (let n = 0; n < ENTRIES; n++) addresses.push(listed(round, Number(line.slice(1)) + n))
    else for (const n of line.split(' ')) ids.push(`r${round}-${n}`)
  }
  await exited
  return { ids, addresses }
}

/** How many of these are not suppressed, or not for one decision. */
async function notListed(store, addresses) {
  let count = addresses.filter((one) => store.check(one, '*', START + 400_000).send).length
  for (const one of addresses.slice(-50)) {
    const { decisions } = (await store.address(one, START + 400_000)) ?? { decisions: [] }
    if (decisions.length !== 1) count++
  }
  return count
}

async function storedIn(store) {
  const stored = []
  for (let cursor; ; ) {
    const page = await store.events({ order: 'oldest', limit: 1000, cursor })
    stored.push(...page.items)
    if (page.next === null) return stored
    cursor = page.next
  }
}

/** Addresses whose answer is another than that of a store which took every event once. */
async function otherThanOnce(store, stored) {
  const once_ = openMemoryStore()
  await once_.take(stored.map(({ event, receivedAt }) => ({ event, at: receivedAt })))
  const at = START + 400 * 86_400_000
  const records = async (one, n) => {
    const record = await one.address(`user${n}@example.com`, at)
    return JSON.stringify(record && [record.state.standings.map(sorted), record.decisions.map(sorted)])
  }
  let other = 0
  for (let n = 0; n < 200; n++) if ((await records(store, n)) !== (await records(once_, n))) other++
  return other
}

/** A row without its number, its columns in one order. */
const sorted = ({ id: _, ...row }) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'undelivered-kill-'))
  const acknowledged = new Set()
  const entered = []
  let [lost, twice, differing, unlisted] = [0, 0, 0, 0]
  try {
    for (let round = 0; round < Number(values.rounds); round++) {
      const { ids: told, addresses } = await acknowledgedIn(round, folder)
      for (const id of told) acknowledged.add(id)
      entered.push(...addresses)
      const store = await openStore({ folder, driver: values.driver })
      const stored = await storedIn(store)
      const ids = new Set(stored.map(({ event }) => event.id))
      twice += stored.length - ids.size
      lost += [...acknowledged].filter((id) => !ids.has(id)).length
      if (round === Number(values.rounds) - 1) differing = await otherThanOnce(store, stored)
      unlisted += await notListed(store, entered)
      await store.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  const told = { name: 'kill -9 while events are taken', driver: values.driver, node: process.version }
  const found = { rounds: Number(values.rounds), acknowledged: acknowledged.size, lost, twice, differing }
  Object.assign(found, { entered: entered.length, unlisted })
  console.log(JSON.stringify({ ...told, ...found }))
}

await (values.child === undefined ? main() : child(Number(values.child), values.folder))
