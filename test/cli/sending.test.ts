import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Sending } from '../../src/cli/service/sending.ts'
import { type Client, type Item, ServiceError } from '../../src/client/index.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A service that takes all, and knows how much each request brought. */
function taking() {
  const batches: number[] = []
  const ingest = async (items: readonly Item[]) => {
    batches.push(items.length)
    return { accepted: items.length, duplicates: 0, rejected: [] }
  }
  return { batches, client: { ingest } as unknown as Client }
}

const sendingTo = (client: Client) => {
  const stderr = new PassThrough()
  return new Sending(client, { stdin: new PassThrough(), stdout: stderr, stderr, env: {} })
}
const ITEM: Item = { reply: '550 no', recipient: 'a@x.example' }

test('a thousand items go in one request', async () => {
  const { batches, client } = taking()
  const sending = sendingTo(client)
  for (let n = 0; n < 2500; n++) await sending.add(ITEM, 'file', 100)
  expect(await sending.end()).toEqual({ accepted: 2500, duplicates: 0, rejected: 0 })
  expect(batches).toEqual([1000, 1000, 500])
})

test('of a log that is read as it is written, a line waits a second at most', async () => {
  const { batches, client } = taking()
  const sending = sendingTo(client)
  expect(sending.add(ITEM, 'log:1', 100)).toBe(null)
  expect(sending.add(ITEM, 'log:2', 100)).toBe(null)
  await vi.advanceTimersByTimeAsync(1000)
  expect(batches).toEqual([2])
  expect(sending.add(ITEM, 'log:3', 100)).toBe(null)
  await vi.advanceTimersByTimeAsync(1000)
  expect(batches).toEqual([2, 1])
})

test('after a request that failed none is sent, and the next item is told', async () => {
  const ingest = vi.fn(async () => {
    throw new ServiceError(503, 'stopping', 'The service is stopping.')
  })
  const sending = sendingTo({ ingest } as unknown as Client)
  sending.add(ITEM, 'log:1', 100)
  await vi.advanceTimersByTimeAsync(1000)
  await expect(sending.add(ITEM, 'log:2', 100)).rejects.toThrow('The service is stopping.')
  await expect(sending.end()).rejects.toThrow('The service is stopping.')
  expect(ingest).toHaveBeenCalledTimes(1)
})
