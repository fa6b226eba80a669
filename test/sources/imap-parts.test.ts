import type { ImapFlow } from 'imapflow'
import { describe, expect, test } from 'vitest'
import { fetched, setOf, uidsAfter } from '../../src/sources/imap/messages.ts'
import { Position } from '../../src/sources/imap/position.ts'
import { Suspects } from '../../src/sources/imap/suspects.ts'
import { serverProblem } from '../../src/sources/server/problem.ts'

/** A server whose message of each UID has this size. */
function serverOf(sizes: Readonly<Record<number, number>>): ImapFlow {
  return {
    usable: true,
    search: async ({ uid }: { uid: string }) =>
      uid.endsWith(':*') ? Object.keys(sizes).map(Number) : uidsIn(uid).filter((one) => one in sizes),
    async *fetch(set: string, query: { source?: { maxLength: number } }) {
      for (const uid of uidsIn(set)) {
        const size = sizes[uid]
        if (size === undefined) continue
        const source = query.source && Buffer.alloc(Math.min(size, query.source.maxLength))
        yield { uid, size, source }
      }
    },
  } as unknown as ImapFlow
}

const uidsIn = (set: string) =>
  set.split(',').flatMap((run) => {
    const [first, last = first] = run.split(':').map(Number) as [number, number?]
    return Array.from({ length: last! - first + 1 }, (_, n) => first + n)
  })

async function batchesOf(server: ImapFlow, uids: readonly number[], limit: number) {
  const all = []
  const asking = { limit, box: 'INBOX 1', suspects: new Suspects() }
  for await (const { messages, last } of fetched(server, uids, asking))
    all.push({ uids: messages.map(({ uid }) => uid), last })
  return all
}

describe('messages', () => {
  test('UIDs are asked for in runs', () => {
    expect(setOf([1, 2, 3, 7, 9, 10])).toBe('1:3,7,9:10')
  })

  test('the last message is not new only because "*" always means one', async () => {
    expect(await uidsAfter(serverOf({ 7: 1 }), 7)).toEqual([])
    expect(await uidsAfter(serverOf({ 9: 1, 8: 1 }), 7)).toEqual([8, 9])
  })

  test('are handed over a hundred at once, or fewer where they are large', async () => {
    const small = Object.fromEntries(Array.from({ length: 150 }, (_, n) => [n + 1, 1000]))
    const batches = await batchesOf(serverOf(small), Object.keys(small).map(Number), 1e6)
    expect(batches.map(({ uids, last }) => [uids.length, last])).toEqual([
      [100, 100],
      [50, 150],
    ])
    const large = { 1: 5e6, 2: 5e6, 3: 5e6 }
    expect((await batchesOf(serverOf(large), [1, 2, 3], 6e6)).map(({ uids }) => uids)).toEqual([
      [1],
      [2],
      [3],
    ])
    expect((await batchesOf(serverOf(large), [1, 2, 3], 1e6)).map(({ uids }) => uids)).toEqual([[1, 2, 3]])
  })

  test('one that has gone meanwhile is passed over', async () => {
    expect(await batchesOf(serverOf({ 1: 10, 3: 10, 4: 10 }), [1, 2, 3, 5], 100)).toEqual([
      { uids: [1, 3], last: 5 },
    ])
  })
})

describe('the position', () => {
  test('is of each mailbox, as long as the server did not make it anew', () => {
    const position = new Position(null)
    position.of('INBOX', 1_700_000_000n).uid = 42
    const again = new Position(position.text)
    expect(again.of('INBOX', 1_700_000_000n).uid).toBe(42)
    expect(again.of('Junk', 1_700_000_000n).uid).toBe(0)
    expect(again.of('INBOX', 1_700_000_001n).uid).toBe(0)
  })

  test.each(['', 'null', '[1]', '{"INBOX":7}', '{"INBOX":["1","x"]}', '{"__proto__":["1",2]}', '{'])(
    'begins again where it reads %j',
    (text) => {
      expect(new Position(text).of('INBOX', 1n).uid).toBe(0)
    },
  )
})

test('what a server says is passed on; what Node says is said in words', () => {
  const where = { host: 'imap.example.org', port: 993 }
  expect(serverProblem({ message: 'Command failed', responseText: 'Mailbox is locked' }, where)).toBe(
    'imap.example.org:993 says: Mailbox is locked',
  )
  expect(serverProblem({ code: 'ENOTFOUND' }, where)).toBe(
    'imap.example.org:993: there is no such host. Is its name right?',
  )
})
