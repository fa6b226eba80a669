import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Service, service } from './harness.ts'

let it: Service
let url: string
let key: string
beforeEach(async () => {
  it = await service()
  key = await it.key(['read'])
  url = await it.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(() => it.app.close())

const hand = (recipient: string, reply = '550 5.1.1 User unknown') =>
  it.call('POST', '/v1/ingest', { reply, recipient })

/** What a stream says, until it has told so many events. */
async function heard(events: number, path = '/v1/events/stream', from?: string, meanwhile = async () => {}) {
  const ending = new AbortController()
  const headers = { authorization: `Bearer ${key}`, ...(from === undefined ? {} : { 'last-event-id': from }) }
  const answer = await fetch(url + path, { headers, signal: ending.signal })
  let text = ''
  const decoder = new TextDecoder()
  for await (const piece of answer.body!) {
    text += decoder.decode(piece as Uint8Array, { stream: true })
    if (text.startsWith(': connected') && !text.includes('data:')) await meanwhile()
    if (text.split('data: ').length > events) break
  }
  ending.abort()
  const told = [...text.matchAll(/^id: (\d+)\ndata: (.*)$/gm)].map(([, id, data]) => [
    Number(id),
    JSON.parse(data!).address,
  ])
  return { type: answer.headers.get('content-type'), told }
}

describe('GET /v1/events/stream', () => {
  test('tells events as they come, and none that came before', async () => {
    await hand('before@example.com')
    const { type, told } = await heard(
      1,
      undefined,
      undefined,
      async () => void (await hand('a@example.com')),
    )
    expect(type).toBe('text/event-stream')
    expect(told.map(([, address]) => address)).toEqual(['a@example.com'])
  })

  test('tells whoever reconnects what was missed', async () => {
    for (const name of ['a', 'b', 'c']) await hand(`${name}@example.com`)
    const [[first]] = (await heard(3, undefined, '0')).told as [[number, string]]
    const { told } = await heard(2, undefined, String(first))
    expect(told.map(([, address]) => address)).toEqual(['b@example.com', 'c@example.com'])
  })

  test('tells what the filter wants only', async () => {
    await hand('a@example.com', '452 4.2.2 Mailbox full')
    await hand('b@example.com')
    const { told } = await heard(1, '/v1/events/stream?type=hard', '0')
    expect(told.map(([, address]) => address)).toEqual(['b@example.com'])
  })

  test('ends when the service does', async () => {
    const answer = await fetch(`${url}/v1/events/stream`, { headers: { authorization: `Bearer ${key}` } })
    const [text] = await Promise.all([answer.text(), it.app.close()])
    expect(text).toContain(': connected')
  })

  test('needs a key', async () => {
    expect((await fetch(`${url}/v1/events/stream`)).status).toBe(401)
  })
})
