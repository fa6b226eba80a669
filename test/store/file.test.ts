import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { localStore } from '../../src/store/local.ts'
import { openStore } from '../../src/store/open-store.ts'
import { DATABASE, openFile } from '../../src/store/sqlite/file.ts'
import { MIGRATIONS, migrate } from '../../src/store/sqlite/migrations.ts'
import { nodeDriver } from '../../src/store/sqlite/node-driver.ts'
import { wasmDriver } from '../../src/store/sqlite/wasm-driver.ts'
import { DAY, refused, START } from './events.ts'

const root = mkdtempSync(join(tmpdir(), 'undelivered-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folders = 0
const folder = () => join(root, String(folders++))
const drivers = [wasmDriver(), ...(nodeDriver() === null ? [] : [nodeDriver()!])]
const UNKNOWN = '550 5.1.1 User unknown'

function fresh(steps = MIGRATIONS) {
  const file = wasmDriver().open(join(root, `fresh-${folders++}.db`))
  migrate(file, 'fresh', steps)
  return file
}
const schemaOf = (file: ReturnType<typeof fresh>) =>
  file.prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name").all()

/** Rows as each released version wrote them: one file a version, never changed. */
const fixtures = new URL('../fixtures/store/', import.meta.url)

describe('the file of a store', () => {
  test('has a fixture of every version before it', () => {
    expect(readdirSync(fixtures).sort()).toEqual(MIGRATIONS.map((_, n) => `v${n + 1}.sql`))
  })

  test.each(MIGRATIONS.map((_, n) => n + 1))('is brought from version %i to the newest', async (version) => {
    const at = folder()
    const old = openFile({ folder: at, driver: 'wasm' })
    old.tables.close()
    rmSync(join(at, DATABASE))
    const file = wasmDriver().open(join(at, DATABASE))
    migrate(file, 'old', MIGRATIONS.slice(0, version))
    file.exec(readFileSync(new URL(`v${version}.sql`, fixtures), 'utf8'))
    file.close()
    const store = await openStore({ folder: at, driver: 'wasm', thread: false })
    expect(store.check('dead@example.com', '*', START)).toMatchObject({ state: 'suppressed' })
    expect(store.check('angry@example.com', 'marketing', START).send).toBe(false)
    expect((await store.suppressions({ source: 'import:sendgrid' })).items).toHaveLength(1)
    expect((await store.events({})).items.map(({ event }) => event.kind)).toEqual(['bounce'])
    expect(store.keyOf('und_fixture')!.name).toBe('fixture')
    expect(await store.position('maillog')).toBe('4711')
    expect((await store.audit({})).items).toHaveLength(1)
    await store.close()
    const migrated = wasmDriver().open(join(at, DATABASE))
    expect(schemaOf(migrated)).toEqual(schemaOf(fresh()))
    migrated.close()
  })

  test('a crash loses nothing of an incident that lasts', async () => {
    const at = folder()
    const refusal = (n: number) =>
      refused(`no${n}@example.com`, '550 5.7.26 Unauthenticated email is not accepted', n / 1440)
    const crashed = openFile({ folder: at, driver: 'wasm' })
    const before = localStore(crashed.tables, crashed.addresses)
    for (let n = 0; n < 30; n++) await before.take([refusal(n)])
    expect((await before.incidents())[0]!.count).toBe(30)
    crashed.tables.close()
    const store = await openStore({ folder: at, driver: 'wasm', thread: false })
    await store.take([refusal(30)])
    expect((await store.incidents()).map(({ count, to }) => [count, to])).toEqual([[31, null]])
    await store.close()
  })

  test('outages of an older version are incidents as all others', async () => {
    const at = folder()
    const old = openFile({ folder: at, driver: 'wasm' })
    old.tables.close()
    rmSync(join(at, DATABASE))
    const file = wasmDriver().open(join(at, DATABASE))
    migrate(file, 'old', MIGRATIONS.slice(0, 4))
    file.exec(readFileSync(new URL('v4.sql', fixtures), 'utf8'))
    file.exec("INSERT INTO incidents VALUES ('outage-gmail-5', 'gmail', 5, NULL, NULL, 7)")
    file.close()
    const store = await openStore({ folder: at, driver: 'wasm', thread: false })
    expect(await store.incidents()).toMatchObject([
      { id: 'outage-gmail-5', kind: 'outage', receiver: 'gmail', from: 5, to: null, openedAt: 7, held: 0 },
    ])
    await store.close()
  })

  test('is not touched by an older version than the one that wrote it', () => {
    const file = fresh()
    file.exec('PRAGMA user_version = 99')
    expect(() => migrate(file, 'store.db')).toThrow('newer version')
    expect(file.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 })
  })

  test('a step that fails leaves the version as it was', () => {
    const file = fresh()
    const steps = [...MIGRATIONS, 'CREATE TABLE new (n); CREATE TABLE new (n)']
    expect(() => migrate(file, 'store.db', steps)).toThrow()
    expect(file.prepare('PRAGMA user_version').get()).toEqual({ user_version: MIGRATIONS.length })
    expect(file.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'new'").get()).toBeNull()
  })

  for (const from of drivers)
    for (const to of drivers)
      test(`written by ${from.name}, read by ${to.name}`, async () => {
        const at = folder()
        const first = await openStore({ folder: at, driver: from.name, thread: false })
        await first.take([refused('dead@example.com', UNKNOWN)])
        await first.close()
        const second = await openStore({ folder: at, driver: to.name, thread: false })
        expect(second.check('dead@example.com', '*', START).state).toBe('suppressed')
        await second.close()
      })
  if (nodeDriver() === null) test.skip('by node and wasm in turn needs Node 22.13 or newer', () => {})

  for (const { name } of drivers)
    test(`SQLite by ${name}: a backup is a store of its own, taken while it runs`, async () => {
      const at = folder()
      const store = await openStore({ folder: at, driver: name, thread: false })
      await store.take([refused('dead@example.com', UNKNOWN)])
      const copy = folder()
      await store.backup(join(copy, DATABASE))
      await store.take([refused('later@example.com', UNKNOWN)])
      await expect(store.backup(join(copy, DATABASE))).rejects.toMatchObject({ code: 'STORE_BACKUP' })
      await store.close()
      const again = await openStore({ folder: copy, driver: name, thread: false })
      expect(again.check('dead@example.com', '*', START).send).toBe(false)
      expect(again.check('later@example.com', '*', START).send).toBe(true)
      await again.close()
    })

  test('holds nothing of a person who was forgotten', async () => {
    const at = folder()
    const store = await openStore({ folder: at, thread: false })
    const people = Array.from({ length: 30 }, (_, n) => refused(`person${n}@example.com`, UNKNOWN, n / 1000))
    await store.take([...people, refused('forgotten@example.com', UNKNOWN, 1)])
    await store.forget('forgotten@example.com', true, 'anna', START + DAY)
    const bytes = () =>
      readdirSync(at)
        .filter((name) => name.startsWith(DATABASE) && !name.endsWith('.lock'))
        .map((name) => readFileSync(join(at, name), 'latin1'))
        .join('')
    expect(bytes()).toContain('person3@example.com')
    expect(bytes()).not.toContain('forgotten@')
    await store.close()
    expect(existsSync(join(at, `${DATABASE}-wal`))).toBe(false)
  })

  test('a batch that fails is not there at all, nor known of', async () => {
    const { tables, addresses } = openFile({ folder: folder(), driver: 'wasm' })
    const store = localStore(tables, addresses)
    const good = refused('a@example.com', UNKNOWN)
    const bad = { at: START, event: null } as unknown as typeof good
    await expect(store.take([good, bad])).rejects.toThrow()
    expect(store.check('a@example.com', '*', START).send).toBe(true)
    expect((await store.events({})).items).toEqual([])
    expect(await store.take([good])).toEqual(['accepted'])
    expect((await store.suppressions({})).items).toHaveLength(1)
    await store.close()
  })
})
