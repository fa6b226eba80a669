import { describe, expect, test } from 'vitest'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { Client, type Listening, listening, ORDINARY, report } from './smtp-harness.ts'

const kept = '250 2.0.0 Kept'
const to = ['bounces@example.org']
/** As strangers are treated: the tests come from this machine. */
const strange = { trust: [] }

/** Whether somebody else is served meanwhile. */
const isServed = async (source: Listening) => (await source.send(to[0]!, report('gone@example.com'))) === kept

/** Lets the store begin to take, and no further until it may. */
function gated(store: Store) {
  const take = store.take.bind(store)
  let [enter, go] = [() => {}, () => {}]
  const entered = new Promise<void>((resolve) => {
    enter = resolve
  })
  const gone = new Promise<void>((resolve) => {
    go = resolve
  })
  store.take = async (intakes) => {
    enter()
    await gone
    return take(intakes)
  }
  return { entered, go }
}

describe('a client has so much and no more', () => {
  test('connections', async () => {
    const source = await listening({ ...strange, maxConnectionsPerClient: 2 })
    const [first] = [await source.client(), await source.client()]
    expect(await new Client(source.port).reply()).toBe(
      '421 4.7.0 Too many connections from your address, try again later',
    )
    first.end()
    await expect.poll(() => isServed(source)).toBe(true)
  })

  test('connections of all together', async () => {
    const source = await listening({ maxConnections: 2 })
    await Promise.all([source.client(), source.client()])
    expect(await new Client(source.port).reply()).toBe('421 4.7.0 Too many connections, try again later')
    expect(source.status.refused).toBe(1)
  })

  test('messages in a minute, on however many connections', async () => {
    const source = await listening({ ...strange, maxMessagesPerMinute: 2 })
    const answers: string[] = []
    // A minute may end in between, and is then counted anew: of five in a row one is refused in any case.
    for (let n = 0; n < 5; n++) answers.push(await source.send(to[0]!, report(`user${n}@example.com`)))
    expect(answers.slice(0, 2)).toEqual([kept, kept])
    expect(answers).toContain('451 4.7.1 Too many messages from your address, try again later')
  })

  test('but for relays that are trusted', async () => {
    const source = await listening({ maxMessagesPerMinute: 1, maxConnectionsPerClient: 1 })
    await source.client()
    expect([await isServed(source), await isServed(source)]).toEqual([true, true])
  })

  test('recipients', async () => {
    const source = await listening({ maxRecipients: 2 })
    const client = await source.client()
    await client.say('MAIL FROM:<>')
    for (const one of ['a', 'b']) await client.say(`RCPT TO:<bounces+${one}@example.org>`)
    expect(await client.say('RCPT TO:<bounces+c@example.org>')).toMatch(/^452 4\.5\.3 /)
    await client.say('DATA')
    expect(await client.say(`${report('gone@example.com').replaceAll('\n', '\r\n')}.`)).toBe(kept)
  })

  test('bytes, announced', async () => {
    const source = await listening({ maxMessageMegabytes: 1 })
    const client = await source.client()
    expect(await client.say('MAIL FROM:<> SIZE=100000000')).toMatch(/^552 /)
  })

  test('time without a word', async () => {
    const source = await listening({ idleSeconds: 5 })
    const client = await source.client()
    expect(await client.reply()).toMatch(/^421 /)
    await client.ended()
  })

  test('time in all, however busy it looks', async () => {
    const source = await listening({ sessionSeconds: 10 })
    const client = await source.client()
    const busy = setInterval(() => client.socket.write('NOOP\r\n'), 200)
    await client.ended()
    clearInterval(busy)
    expect(await isServed(source)).toBe(true)
  })
})

describe('others are served while a client', () => {
  test('writes a message letter by letter', async () => {
    const source = await listening()
    const slow = await Promise.all(Array.from({ length: 50 }, () => source.client()))
    for (const client of slow) {
      await client.say('MAIL FROM:<>')
      await client.say('RCPT TO:<bounces@example.org>')
      await client.say('DATA')
    }
    const dripping = setInterval(() => {
      for (const { socket } of slow) socket.write('x')
    }, 50)
    expect(await isServed(source)).toBe(true)
    clearInterval(dripping)
  })

  test('sends a command that has no end', async () => {
    const source = await listening()
    const client = await source.client()
    const piece = Buffer.alloc(64 * 1024, 'x')
    const writing = setInterval(() => client.socket.write(piece), 5)
    expect(await client.reply()).toMatch(/^421 |^hung up/)
    clearInterval(writing)
    expect(await isServed(source)).toBe(true)
  })

  test('sends 100 MB in one line and without a line', async () => {
    const source = await listening()
    const client = await source.client()
    for (const line of ['MAIL FROM:<>', 'RCPT TO:<bounces@example.org>', 'DATA']) await client.say(line)
    const piece = Buffer.alloc(1024 * 1024, 'x')
    let served = false
    for (let n = 0; n < 100; n++) {
      if (!client.socket.write(piece)) await new Promise((done) => client.socket.once('drain', done))
      if (n === 50) served = await isServed(source)
    }
    expect(served).toBe(true)
    expect(await client.say('\r\n.')).toBe('552 5.3.4 The message is larger than 10 MB')
    expect(await client.send('<>', to, report('gone@example.com'))).toBe(kept)
  })

  test('holds as many connections as it gets', async () => {
    const source = await listening({ ...strange, maxConnections: 1000 })
    const many = Array.from({ length: 300 }, () => new Client(source.port))
    const greetings = await Promise.all(many.map((client) => client.reply()))
    expect(greetings.filter((one) => one.startsWith('220'))).toHaveLength(20)
    expect(greetings.filter((one) => one.startsWith('421'))).toHaveLength(280)
    many[greetings.findIndex((one) => one.startsWith('220'))]!.end()
    await expect.poll(() => isServed(source)).toBe(true)
  })

  test('keeps all of the memory for messages: they wait, and go on once there is room', async () => {
    const store = openMemoryStore()
    const { entered, go } = gated(store)
    const source = await listening({ maxMessageMegabytes: 32, maxMemoryMegabytes: 32 }, { store })
    const filler = `${'x'.repeat(70)}\n`
    const large = await source.client()
    const answer = large.send('<>', to, `${report('gone@example.com')}${filler.repeat(460_000)}`)
    await entered
    const other = `${report('other@example.com')}${filler.repeat(20_000)}`
    expect(await source.send(to[0]!, other)).toBe('452 4.3.1 Too much mail at once, try again later')
    go()
    expect(await answer).toBe(kept)
    expect(await source.send(to[0]!, other)).toBe(kept)
  })

  test('breaks off in the middle of a message, of which nothing is left', async () => {
    const store = openMemoryStore()
    const source = await listening({}, { store })
    const client = await source.client()
    for (const line of ['MAIL FROM:<>', 'RCPT TO:<bounces@example.org>', 'DATA']) await client.say(line)
    client.socket.write(report('gone@example.com').replaceAll('\n', '\r\n'))
    client.end()
    expect(await source.send(to[0]!, report('other@example.com'))).toBe(kept)
    expect(await source.suppressed()).toEqual(['other@example.com'])
  })

  test('ends lines as only some servers read them: one message stays one (SMTP smuggling)', async () => {
    const source = await listening()
    const client = await source.client()
    const smuggled = `MAIL FROM:<>\r\nRCPT TO:<bounces@example.org>\r\nDATA\r\n`
    for (const end of ['\n.\n', '\n.\r\n', '\r.\r']) {
      const answer = await client.send('<>', to, `${ORDINARY}`)
      expect(answer).toBe(kept)
      for (const line of ['MAIL FROM:<>', 'RCPT TO:<bounces@example.org>', 'DATA']) await client.say(line)
      client.socket.write(`Subject: a\r\n\r\nb${end}${smuggled}`)
      expect(await client.say('Subject: c\r\n\r\nd\r\n.')).toBe(kept)
    }
    expect(source.status.received).toBe(6)
  })
})
