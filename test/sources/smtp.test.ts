import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createTransport } from 'nodemailer'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readSources } from '../../src/sources/blocks.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import { ANONYMOUS, Client, KEY, listening, ORDINARY, pathOf, report } from './smtp-harness.ts'
import { preview, running, temporary } from './store.ts'

const TLS = new URL('../fixtures/tls/', import.meta.url)
const certificate = {
  certFile: fileURLToPath(new URL('cert.pem', TLS)),
  keyFile: fileURLToPath(new URL('key.pem', TLS)),
}
const kept = '250 2.0.0 Kept'

describe('mail for a signed return path', () => {
  test('is taken, and its recipient and stream are known however little the report tells', async () => {
    const source = await listening()
    const path = pathOf('gone@example.com', { scope: 'news' })
    expect(await source.send(path, ANONYMOUS)).toBe(kept)
    const { items } = await source.store.events({ limit: 10 })
    expect(items.map(({ address, scope, apart }) => ({ address, scope, apart }))).toEqual([
      { address: 'gone@example.com', scope: 'news', apart: null },
    ])
    expect(await source.suppressed()).toEqual(['gone@example.com'])
  })

  test('counts for whom it was sent to, where a forwarder reports another address', async () => {
    const source = await listening()
    expect(await source.send(pathOf('anna@example.com'), report('anna@elsewhere.example'))).toBe(kept)
    expect(await source.suppressed()).toEqual(['anna@example.com'])
  })

  test('also where a relay or a forwarder wrote upon it', async () => {
    const source = await listening()
    const path = pathOf('gone@example.com')
    expect(await source.send(`prvs=0713ab12cd=${path}`, ANONYMOUS)).toBe(kept)
    expect(await source.suppressed()).toEqual(['gone@example.com'])
  })

  test('is found by its hash where the address is too long to stand whole', async () => {
    const source = await listening({ scopes: ['The weekly newsletter'] })
    const recipient = 'somebody.with.a.rather.long.name@department.university.example.com'
    const path = pathOf(recipient, { scope: 'The weekly newsletter' })
    expect(await source.send(path, report(recipient))).toBe(kept)
    const { items } = await source.store.events({ limit: 10 })
    expect(items.map(({ address, scope }) => [address, scope])).toEqual([
      [recipient, 'The weekly newsletter'],
    ])
    expect(await source.suppressed()).toEqual([recipient])
  })
})

describe('backscatter is kept apart, counted, and changes nothing', () => {
  const forged = () => pathOf('gone@example.com', { key: { ...KEY, secret: 'made up by somebody else' } })
  const expired = () => pathOf('gone@example.com', { at: Date.now() - 40 * 86_400_000 })
  const foreign = { messageId: 'spam@spammer.example', from: 'news@example.org' }

  test.each([
    ['a forged return path', forged(), report('gone@example.com')],
    ['an expired one', expired(), report('gone@example.com')],
    [
      'a return path of a key that is gone',
      pathOf('g@example.com', { key: { ...KEY, id: 'b' } }),
      report('g@example.com'),
    ],
    [
      'a return path of one, and a report on another whose own is not told',
      pathOf(`${'x'.repeat(40)}@example.com`),
      report('victim@example.com'),
    ],
    ['a message that was never sent from here', 'bounces@example.org', report('gone@example.com', foreign)],
  ])('%s', async (_, to, message) => {
    const source = await listening({ sentFrom: ['example.org'] })
    expect(await source.send(to, message)).toBe(kept)
    const { items } = await source.store.events({ limit: 10 })
    expect(items.map(({ apart }) => apart)).toEqual(['backscatter'])
    expect(source.status).toMatchObject({ received: 1, apart: 1, refused: 0 })
    expect(await source.suppressed()).toEqual([])
  })

  test('a report on several to the return path of one', async () => {
    const source = await listening()
    const several = report('anna@example.com').replace(
      'Action: failed',
      'Action: failed\nStatus: 5.1.1\n\nFinal-Recipient: rfc822; victim@example.com\nAction: failed',
    )
    expect(await source.send(pathOf('anna@example.com'), several)).toBe(kept)
    expect(await source.suppressed()).toEqual([])
    expect(source.status.apart).toBe(1)
  })

  test('a true report is not taken for known because its double came before it', async () => {
    const source = await listening()
    await source.send(forged(), report('gone@example.com'))
    await source.send(pathOf('gone@example.com'), report('gone@example.com'))
    expect(await source.suppressed()).toEqual(['gone@example.com'])
  })

  test('what came back of our own mail is no backscatter, to a named address as well', async () => {
    const source = await listening({ sentFrom: ['example.org'] })
    await source.send('bounces@example.org', report('gone@example.com', { messageId: 'm7@app.example.org' }))
    expect(await source.suppressed()).toEqual(['gone@example.com'])
  })
})

describe('addresses', () => {
  test.each([
    'info@example.org',
    'b-abc@bounces.example.org',
    'anna@example.com',
    'postmaster',
    'bounces@example.com',
  ])('%s takes no mail', async (address) => {
    const source = await listening()
    const client = await source.client()
    await client.say('MAIL FROM:<>')
    expect(await client.say(`RCPT TO:<${address}>`)).toBe(
      `550 5.1.1 <${address}> takes no mail here: only return paths and bounce addresses do`,
    )
    expect(source.status.refused).toBe(1)
  })

  test('that are named take it, with what list programs write into them', async () => {
    const source = await listening({ addresses: ['bounces@example.org', '@lists.example.org'] })
    expect(await source.send('Bounces@Example.org', report('a@example.com'))).toBe(kept)
    expect(await source.send('bounces+b=example.com@example.org', ANONYMOUS)).toBe(kept)
    expect(await source.send('list-bounces@lists.example.org', report('c@example.com'))).toBe(kept)
    expect(await source.suppressed()).toEqual(['a@example.com', 'b@example.com', 'c@example.com'])
  })

  test('the sender is nobody, mostly; others are taken too', async () => {
    const source = await listening()
    const client = await source.client()
    expect(
      await client.send('<postmaster@mx.example.com>', ['bounces@example.org'], report('a@example.com')),
    ).toBe(kept)
  })

  test('whoever looks for addresses is sent away', async () => {
    const source = await listening()
    const client = await source.client()
    await client.say('MAIL FROM:<>')
    for (let n = 0; n < 20; n++) expect(await client.say(`RCPT TO:<user${n}@example.org>`)).toMatch(/^550/)
    expect(await client.say('RCPT TO:<user21@example.org>')).toBe(
      '421 4.7.0 Too many addresses that take no mail here',
    )
    await client.ended()
  })
})

describe('mail that reports nothing', () => {
  test('is kept as it came, and is no event', async () => {
    const source = await listening()
    expect(await source.send('bounces@example.org', ORDINARY)).toBe(kept)
    expect(await source.events()).toBe(0)
    const ordinary = join(source.data, 'sources', 'it', 'ordinary')
    const [day, ...otherDays] = readdirSync(ordinary)
    expect(otherDays).toEqual([])
    expect(day).toMatch(/^\d{4}-\d\d-\d\d$/)
    const folder = join(ordinary, day!)
    const [name, ...others] = readdirSync(folder)
    expect(others).toEqual([])
    expect(name).toMatch(/^[0-9a-f]{24}\.eml$/)
    expect(readFileSync(join(folder, name!), 'latin1').replaceAll('\r\n', '\n')).toBe(ORDINARY)
  })

  test('or it is refused', async () => {
    const source = await listening({ ordinary: 'refuse' })
    expect(await source.send('bounces@example.org', ORDINARY)).toMatch(/^550 5\.7\.1 /)
    expect(source.status).toMatchObject({ received: 0, refused: 1 })
  })

  test('goes after its days', async () => {
    const data = temporary()
    const source = await listening({ keepOrdinaryDays: 2 }, { data })
    await source.send('bounces@example.org', ORDINARY)
    const folder = join(data, 'sources', 'it', 'ordinary')
    const today = readdirSync(folder)
    for (const day of ['2026-01-01', 'notes']) mkdirSync(join(folder, day))
    await source.restart()
    await expect.poll(() => readdirSync(folder).sort()).toEqual([...today, 'notes'])
  })

  test('waits where there is no more room for it, bounces are taken', async () => {
    const source = await listening({ keepOrdinaryMegabytes: 1 })
    const large = `${ORDINARY}${'Blah blah blah.\n'.repeat(45_000)}`
    expect(await source.send('bounces@example.org', large)).toBe(kept)
    expect(await source.send('bounces@example.org', `${large}!\n`)).toMatch(/^452 4\.3\.1 /)
    expect(await source.send('bounces@example.org', report('gone@example.com'))).toBe(kept)
  })
})

describe('250 means durable', () => {
  test('where the store fails the client is told to try again, and then it is taken', async () => {
    const store = openMemoryStore()
    const take = store.take.bind(store)
    let broken = true
    store.take = (intakes) => (broken ? Promise.reject(new Error('the disk is full')) : take(intakes))
    const source = await listening({}, { store })
    const client = await source.client()
    const message = report('gone@example.com')
    expect(await client.send('<>', ['bounces@example.org'], message)).toMatch(/^451 4\.3\.0 /)
    expect(source.status.problem).toMatch(/could not be stored.*the disk is full/)
    broken = false
    expect(await client.send('<>', ['bounces@example.org'], message)).toBe(kept)
    expect(source.status).toMatchObject({ state: 'running', problem: null, received: 1 })
    expect(await source.suppressed()).toEqual(['gone@example.com'])
  })

  test('a stop waits for what is being kept, and sends the others away', async () => {
    const store = openMemoryStore()
    const take = store.take.bind(store)
    let go = () => {}
    const until = new Promise<void>((resolve) => {
      go = resolve
    })
    let entered = false
    store.take = async (intakes) => {
      entered = true
      await until
      return take(intakes)
    }
    const source = await listening({}, { store })
    const [client, idle] = [await source.client(), await source.client()]
    for (const line of ['MAIL FROM:<>', 'RCPT TO:<bounces@example.org>', 'DATA']) await client.say(line)
    const answer = client.say(`${report('gone@example.com').replaceAll('\n', '\r\n')}.`)
    await source.until(() => entered)
    const stopped = source.stop()
    go()
    expect(await answer).toBe(kept)
    await stopped
    expect(await idle.reply()).toBe('421 4.3.2 Shutting down, try again later')
    expect(await source.events()).toBe(1)
  })
})

test('a stop in the middle of the start leaves nothing that listens', async () => {
  const source = await listening()
  const { source: one } = source.sources.list[0]!
  await one.stop()
  const started = one.start()
  await one.stop()
  await started
  expect(await new Client(source.port).reply()).toBe('hung up')
})

describe('LMTP', () => {
  test('answers for each recipient', async () => {
    const source = await listening({ lmtp: true })
    const client = await source.client()
    await client.say('MAIL FROM:<>')
    await client.say(`RCPT TO:<${pathOf('gone@example.com')}>`)
    await client.say('RCPT TO:<bounces@example.org>')
    await client.say('DATA')
    expect(await client.say(`${report('gone@example.com').replaceAll('\n', '\r\n')}.`)).toBe(kept)
    expect(await client.reply()).toBe(kept)
    expect(await source.events()).toBe(1)
  })

  test('over a unix socket', async () => {
    const path = join(temporary(), 'lmtp')
    await running({ kind: 'smtp', lmtp: true, listen: `unix:${path}`, addresses: ['bounces@example.org'] })
    const socket = connect(path).setEncoding('utf8')
    onTestFinished(() => void socket.destroy())
    const [greeting] = await new Promise<string[]>((resolve) =>
      socket.once('data', (piece) => resolve([String(piece)])),
    )
    expect(greeting).toMatch(/^220 .* LMTP/)
  })
})

describe('STARTTLS', () => {
  test('is offered with a certificate, and used by Nodemailer', async () => {
    const source = await listening(certificate)
    const transport = createTransport({
      ...{ host: '127.0.0.1', port: source.port, requireTLS: true },
      tls: { rejectUnauthorized: false },
    })
    const { response } = await transport.sendMail({
      envelope: { from: '', to: [pathOf('gone@example.com')] },
      raw: ANONYMOUS,
    })
    expect(response).toBe(kept)
    expect(await source.suppressed()).toEqual(['gone@example.com'])
  })

  test('is not offered without', async () => {
    const source = await listening()
    const client = new Client(source.port)
    await client.reply()
    expect(await client.say('EHLO mx.example.com')).not.toContain('STARTTLS')
    expect(await client.say('STARTTLS')).toMatch(/^5/)
  })
})

describe('the block', () => {
  test('every mistake is named', () => {
    const { mistakes } = readSources({
      it: {
        ...{
          kind: 'smtp',
          listen: 'here',
          certFile: 'a.pem',
          domains: ['b.example.org'],
          keys: { ab: 'short' },
        },
        ...{ prefix: 'B=', addresses: ['bounces'], trust: ['me'], keepOrdinaryDays: 0 },
      },
      empty: { kind: 'smtp' },
    })
    expect(mistakes).toEqual([
      'sources.it.listen must be ADDRESS:PORT or unix:PATH.',
      'sources.it needs certFile and keyFile, or neither.',
      'sources.it.keys.ab needs a name of one small letter or digit.',
      'sources.it.prefix must be up to 15 small letters, digits, "+", "-" and "_".',
      'sources.it.addresses: bounces is no address.',
      'sources.it.trust: me is no address or network.',
      'sources.it.ordinary can only be keep where keepOrdinaryDays is not 0.',
      'sources.empty needs domains or addresses: it takes mail for nobody else.',
    ])
  })

  test('test-source tells where it waits, and for what', async () => {
    const block = { kind: 'smtp', domains: ['b.example.org'], keys: { a: KEY.secret }, ...certificate }
    expect((await preview(block)).notes).toEqual([
      'It waits at 127.0.0.1:2525 (SMTP, STARTTLS) for mail to signed return paths at b.example.org.',
      'The MX record of b.example.org has to name this machine.',
    ])
    await expect(preview({ ...block, keyFile: '/nowhere/key.pem' })).rejects.toThrow(
      '/nowhere/key.pem does not exist. Is the path right?',
    )
  })

  test('a port that is taken is told', async () => {
    const first = await listening()
    const second = await listening({ listen: `127.0.0.1:${first.port}` })
    expect(second.status).toMatchObject({
      state: 'failing',
      problem: `Another program listens at 127.0.0.1:${first.port}. Stop it, or let one of the two listen elsewhere.`,
    })
  })
})
