import type { ImapFlow } from 'imapflow'

/** As much as is handed over at once. */
const BATCH = 100
const BATCH_BYTES = 8 * 1024 * 1024
/** Of so many messages the sizes are asked at once. */
const SIZES = 1000

/** Messages of a mailbox. A message that has gone meanwhile is missing among them. */
export interface Batch {
  readonly messages: readonly { readonly uid: number; readonly bytes: Uint8Array }[]
  /** All messages up to this UID have been seen. */
  readonly last: number
}

/** The UIDs of the open mailbox that are greater than one, in their order. */
export async function uidsAfter(client: ImapFlow, uid: number): Promise<readonly number[]> {
  const found = await client.search({ uid: `${uid + 1}:*` }, { uid: true })
  if (!Array.isArray(found)) throw new Error('the server does not tell which messages there are')
  // "*" is the last message, even where its UID is less (RFC 9051 section 6.4.4).
  return found.filter((one) => one > uid).sort((a, b) => a - b)
}

/**
 * These messages of the open mailbox, so many at once that memory stays small. They stay unread (BODY.PEEK).
 *
 * @param limit as many bytes of each as are fetched
 */
export async function* fetched(
  client: ImapFlow,
  uids: readonly number[],
  limit: number,
): AsyncGenerator<Batch> {
  for (let from = 0; from < uids.length; from += SIZES) {
    const some = uids.slice(from, from + SIZES)
    const sizes = await sizesOf(client, some)
    for (const part of parts(some, (uid) => Math.min(sizes.get(uid) ?? 0, limit)))
      yield { messages: await bodiesOf(client, part, limit), last: part.at(-1)! }
  }
}

async function sizesOf(client: ImapFlow, uids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const sizes = new Map<number, number>()
  for await (const { uid, size } of client.fetch(setOf(uids), { uid: true, size: true }, { uid: true }))
    sizes.set(uid, size ?? 0)
  return sizes
}

function* parts(uids: readonly number[], sizeOf: (uid: number) => number): Generator<readonly number[]> {
  let part: number[] = []
  let bytes = 0
  for (const uid of uids) {
    const size = sizeOf(uid)
    if (part.length === BATCH || (part.length > 0 && bytes + size > BATCH_BYTES)) {
      yield part
      ;[part, bytes] = [[], 0]
    }
    part.push(uid)
    bytes += size
  }
  if (part.length > 0) yield part
}

async function bodiesOf(client: ImapFlow, uids: readonly number[], limit: number) {
  const bodies = new Map<number, Uint8Array>()
  const query = { uid: true, source: { start: 0, maxLength: limit } }
  for await (const { uid, source } of client.fetch(setOf(uids), query, { uid: true }))
    if (source !== undefined) bodies.set(uid, source)
  return uids.flatMap((uid) => {
    const bytes = bodies.get(uid)
    return bytes === undefined ? [] : [{ uid, bytes }]
  })
}

/**
 * UIDs as a sequence set.
 *
 * @example
 * setOf([1, 2, 3, 7]) // '1:3,7'
 */
export function setOf(uids: readonly number[]): string {
  const runs: [first: number, last: number][] = []
  for (const uid of uids) {
    const run = runs.at(-1)
    if (run !== undefined && run[1] === uid - 1) run[1] = uid
    else runs.push([uid, uid])
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}:${last}`)).join(',')
}
