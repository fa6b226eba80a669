import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readSources } from '../../src/sources/blocks.ts'
import { Frames } from '../../src/sources/syslog/frames.ts'
import type { SyslogSource } from '../../src/sources/syslog/syslog-source.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { preview, type Running, running } from './store.ts'

const text = (n: number) =>
  `${(0xabc000 + n).toString(16).toUpperCase()}: to=<user${n}@example.org>, relay=mx.example.org[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.1] said: 550 5.1.1 User unknown)`
const rfc3164 = (n: number) => `<22>Nov 20 09:00:00 mx postfix/smtp[9]: ${text(n)}`
const rfc5424 = (n: number) => `<22>1 2026-11-20T09:00:00.003Z mx postfix/smtp 9 - - ${text(n)}`

const listening = (more = {}, over: { store?: Store } = {}) =>
  running({ kind: 'syslog', listen: '127.0.0.1:0', from: 'postfix', ...more }, over)
const portOf = ({ sources }: Running) => (sources.list[0]!.source as SyslogSource).port!

function sender(it: Running) {
  const socket = connect(portOf(it), '127.0.0.1')
  socket.on('error', () => {})
  onTestFinished(() => void socket.destroy())
  return socket
}

describe('a syslog listener', () => {
  test('takes lines over UDP', async () => {
    const it = await listening()
    const socket = createSocket('udp4')
    onTestFinished(() => void socket.close())
    for (const line of [rfc3164(1), rfc5424(2), '<30>Nov 20 09:00:00 mx sshd[1]: hello'])
      socket.send(line, portOf(it), '127.0.0.1')
    await it.until(({ received }) => received === 3)
    expect(await it.suppressed()).toEqual(['user1@example.org', 'user2@example.org'])
  })

  test('takes lines over TCP, each on a line or after its length', async () => {
    const it = await listening({ protocol: 'tcp' })
    const line = rfc5424(2)
    sender(it).write(`${rfc3164(1)}\n${Buffer.byteLength(line)} ${line}${rfc3164(3)}\n`)
    await it.until(({ received }) => received === 3)
    expect(await it.events()).toBe(3)
  })

  test('ends a connection that is none of syslog, and goes on with the others', async () => {
    const it = await listening()
    const hostile = sender(it)
    hostile.write('9999999 GET / HTTP/1.1\r\n')
    await once(hostile, 'close')
    const endless = sender(it)
    endless.write(Buffer.alloc(100_000, 'x'))
    await once(endless, 'close')
    sender(it).write(`${rfc3164(1)}\n`)
    await it.until(({ received, refused }) => received === 1 && refused === 2)
  })

  test('keeps all that it has when it stops', async () => {
    const store = openMemoryStore()
    const take = store.take.bind(store)
    let go = () => {}
    const may = new Promise<void>((resolve) => {
      go = resolve
    })
    store.take = async (intakes) => {
      await may
      return take(intakes)
    }
    const it = await listening({ protocol: 'tcp' }, { store })
    const socket = sender(it)
    socket.end(Array.from({ length: 900 }, (_, n) => `${rfc3164(n)}\n`).join(''))
    // The other side ends it, too, when it has read all.
    await once(socket, 'close')
    const stopped = it.stop()
    go()
    await stopped
    expect(await it.events()).toBe(900)
  })

  test('whose port is taken says so', async () => {
    const first = await listening()
    const second = await listening({ listen: `127.0.0.1:${portOf(first)}` })
    expect(second.status).toMatchObject({
      state: 'failing',
      problem: `127.0.0.1:${portOf(first)} is in use by another program. Choose another port.`,
    })
  })

  test('tells where to send to', async () => {
    const { notes } = await preview({ kind: 'syslog', listen: '127.0.0.1:5514', from: 'exim' })
    expect(notes).toEqual(['It waits for lines of exim at 127.0.0.1:5514; let syslog send there.'])
  })

  test('has a block whose mistakes are named', () => {
    const block = { kind: 'syslog', from: 'postfix' }
    const { mistakes } = readSources({
      a: { ...block, listen: 'unix:/dev/log' },
      b: { ...block, listen: '0.0.0.0:514', allow: ['10.0.0.0/33'], zone: 'Nowhere' },
    })
    expect(mistakes).toEqual([
      'sources.a.listen must be an address and a port, as 127.0.0.1:5514.',
      'sources.b.allow must hold addresses or networks, as 192.0.2.0/24, not "10.0.0.0/33".',
      'sources.b.zone knows no "Nowhere".',
    ])
  })
})

test('messages are cut the same however their bytes arrive', () => {
  const bytes = Buffer.from(`<22>one\n9 <22>two\nx<22>three\r\n`)
  const all = ['<22>one', '<22>two\nx', '<22>three']
  for (let size = 1; size <= bytes.length; size++) {
    const frames = new Frames()
    const found: string[] = []
    for (let at = 0; at < bytes.length; at += size) found.push(...frames.push(bytes.subarray(at, at + size))!)
    expect(found).toEqual(all)
  }
})
