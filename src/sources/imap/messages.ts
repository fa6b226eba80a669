import type { ImapFlow } from 'imapflow'
import type { Suspects } from './suspects.ts'

/** As much as is handed over at once. */
const BATCH = 100
const BATCH_BYTES = 8 * 1024 * 1024
/** Of so many messages the sizes are asked at once. */
const SIZES = 1000

/** Messages of a mailbox. A message that has gone meanwhile is missing among them. */
export interface Batch {
  readonly messages: readonly { readonly uid: number; readonly bytes: Uint8Array }[]
  /** Those that are there, and that the server does not give, with its words. */
  readonly notGiven: readonly { readonly uid: number; readonly reason: string }[]
  /** All messages up to this UID have been seen. */
  readonly last: number
}

/** How messages are asked for. */
export interface Asking {
  /** As many bytes of each as are fetched. */
  readonly limit: number
  /** The mailbox, with its UIDVALIDITY. */
  readonly box: string
  readonly suspects: Suspects
}

/** The UIDs of the open mailbox that are greater than one, in their order. */
export async function uidsAfter(client: ImapFlow, uid: number): Promise<readonly number[]> {
  const found = await client.search({ uid: `${uid + 1}:*` }, { uid: true })
  if (!Array.isArray(found)) throw new Error('the server does not tell which messages there are')
  // "*" is the last message, even where its UID is less (RFC 9051 section 6.4.4).
  return found.filter((one) => one > uid).sort((a, b) => a - b)
}

/** These messages of the open mailbox, so many at once that memory stays small. They stay unread (BODY.PEEK). */
export async function* fetched(
  client: ImapFlow,
  uids: readonly number[],
  asking: Asking,
): AsyncGenerator<Batch> {
  const { limit, box, suspects } = asking
  for (let from = 0; from < uids.length; from += SIZES) {
    const some = uids.slice(from, from + SIZES)
    const sizes = await sizesOf(client, some, asking)
    const sizeOf = (uid: number) => Math.min(sizes.get(uid) ?? limit, limit)
    for (const part of parts(some, sizeOf, (uid) => suspects.has(box, uid)))
      yield { ...(await partOf(client, part, asking)), last: part.at(-1)! }
  }
  suspects.through(box)
}

/** Sizes as far as they are known: a message that cannot be had may have none. */
async function sizesOf(
  client: ImapFlow,
  uids: readonly number[],
  { box, suspects }: Asking,
): Promise<ReadonlyMap<number, number>> {
  const sizes = new Map<number, number>()
  const asked = suspects.sizable(box, uids)
  if (asked.length === 0) return sizes
  const ask = async () => {
    for await (const { uid, size } of client.fetch(setOf(asked), { uid: true, size: true }, { uid: true }))
      if (size !== undefined) sizes.set(uid, size)
  }
  await refusalIn(ask, client).catch((error) => {
    suspects.brokeOverSizes(box)
    throw error
  })
  return sizes
}

function* parts(
  uids: readonly number[],
  sizeOf: (uid: number) => number,
  isAlone: (uid: number) => boolean,
): Generator<readonly number[]> {
  let part: number[] = []
  let bytes = 0
  for (const uid of uids) {
    const size = isAlone(uid) ? Number.POSITIVE_INFINITY : sizeOf(uid)
    if (part.length === BATCH || (part.length > 0 && bytes + size > BATCH_BYTES)) {
      yield part
      ;[part, bytes] = [[], 0]
    }
    part.push(uid)
    bytes += size
  }
  if (part.length > 0) yield part
}

type Part = Omit<Batch, 'last'>

async function partOf(
  client: ImapFlow,
  uids: readonly number[],
  { limit, box, suspects }: Asking,
): Promise<Part> {
  const [uid] = uids
  if (uids.length === 1 && suspects.isCause(box, uid!))
    return { messages: [], notGiven: [{ uid: uid!, reason: 'the connection ends each time' }] }
  try {
    const part = await bodiesOf(client, uids, limit)
    suspects.forget(box, uids)
    return part
  } catch (error) {
    suspects.broke(box, uids)
    throw error
  }
}

/** Where the server refuses, those that it has not given yet are asked for in halves, until single ones are left. */
async function bodiesOf(client: ImapFlow, uids: readonly number[], limit: number): Promise<Part> {
  const bodies = new Map<number, Uint8Array>()
  const query = { uid: true, source: { start: 0, maxLength: limit } }
  const refusal = await refusalIn(async () => {
    for await (const { uid, source } of client.fetch(setOf(uids), query, { uid: true }))
      if (source != null) bodies.set(uid, source)
  }, client)
  const messages = uids.flatMap((uid) => {
    const bytes = bodies.get(uid)
    return bytes === undefined ? [] : [{ uid, bytes }]
  })
  const left = await thereOf(
    client,
    uids.filter((uid) => !bodies.has(uid)),
  )
  if (left.length === 0) return { messages, notGiven: [] }
  if (uids.length === 1) return { messages, notGiven: [{ uid: left[0]!, reason: refusal ?? 'it is empty' }] }
  const middle = left.length < uids.length ? left.length : Math.ceil(left.length / 2)
  const halves = [left.slice(0, middle), left.slice(middle)].filter(({ length }) => length > 0)
  const rest: Part[] = []
  for (const half of halves) rest.push(await bodiesOf(client, half, limit))
  return {
    messages: [...messages, ...rest.flatMap((one) => one.messages)],
    notGiven: rest.flatMap((one) => one.notGiven),
  }
}

/** Which of them are in the open mailbox. */
export async function thereOf(client: ImapFlow, uids: readonly number[]): Promise<readonly number[]> {
  if (uids.length === 0) return []
  const found = await client.search({ uid: setOf(uids) }, { uid: true })
  const there = new Set(Array.isArray(found) ? found : uids)
  return uids.filter((uid) => there.has(uid))
}

/** Why the server refused (NO, BAD), in its words; null where it did not. A connection that broke is thrown on. */
async function refusalIn(ask: () => Promise<void>, client: ImapFlow): Promise<string | null> {
  try {
    await ask()
    return null
  } catch (error) {
    const { responseStatus, responseText } = error as { responseStatus?: string; responseText?: string }
    if (!client.usable || (responseStatus !== 'NO' && responseStatus !== 'BAD')) throw error
    return responseText || responseStatus
  }
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
