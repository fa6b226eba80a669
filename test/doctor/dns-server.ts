import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { type Answer, decode, encode, type Packet, streamDecode, streamEncode } from 'dns-packet'
import type { RecordType } from '../../src/doctor/dns/dns.ts'
import { freePort } from '../free-port.ts'
import { answerIn, zoneOf } from './zone.ts'

/** A name server on this machine. */
export interface DnsServer {
  /** As `127.0.0.1:5353`. */
  readonly address: string
  /** Questions, as `example.com TXT udp`. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

/** RFC 1035 section 4.2.1. */
const DATAGRAM = 512
const RCODES = { ok: 0, servfail: 2, nxdomain: 3, refused: 5 } as const

/**
 * Answers for a zone over UDP and TCP; what does not fit into a datagram is cut off there, as by any server. A value
 * `!timeout` is a question without an answer, `!servfail` and `!refused` answer so.
 */
export async function startDns(lines: readonly string[]): Promise<DnsServer> {
  const zone = zoneOf(lines)
  const asked: string[] = []
  const answer = (message: Packet, by: 'udp' | 'tcp'): Packet | null => {
    const { name = '', type = 'A' } = message.questions?.[0] ?? {}
    asked.push(`${name} ${type} ${by}`)
    const found = answerIn(zone, name.toLowerCase(), type as RecordType)
    if (found.is === 'failed' && found.why === 'timeout') return null
    const code =
      found.is === 'failed'
        ? RCODES[found.why as 'servfail' | 'refused']
        : found.is === 'none' && !found.exists
          ? RCODES.nxdomain
          : RCODES.ok
    const answers =
      found.is === 'found' ? found.records.map((data) => recordOf(name, type as RecordType, data)) : []
    const { id, questions } = message
    return { id, type: 'response', flags: 0x180 | code, questions, answers } as Packet
  }

  const udp = createSocket('udp4')
  udp.on('message', (bytes, { port, address }) => {
    const reply = answer(decode(bytes), 'udp')
    if (reply === null) return
    const whole = encode(reply)
    const TRUNCATED = 0x200
    const cut = encode({ ...reply, flags: (reply.flags ?? 0) | TRUNCATED, answers: [] })
    udp.send(whole.length > DATAGRAM ? cut : whole, port, address)
  })
  // The same port for both.
  const port = await freePort()
  udp.bind(port, '127.0.0.1')
  await once(udp, 'listening')

  const tcp = createServer((socket) => {
    let held = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (piece) => {
      held = Buffer.concat([held, piece])
      while (held.length >= 2 && held.length >= held.readUInt16BE(0) + 2) {
        const reply = answer(streamDecode(held)!, 'tcp')
        held = held.subarray(held.readUInt16BE(0) + 2)
        if (reply !== null) socket.write(streamEncode(reply))
      }
    })
  })
  tcp.listen(port, '127.0.0.1')
  await once(tcp, 'listening')
  return {
    address: `127.0.0.1:${port}`,
    asked,
    async close() {
      udp.close()
      tcp.close()
    },
  }
}

function recordOf(name: string, type: RecordType, data: string): Answer {
  if (type === 'TXT')
    return { name, type, ttl: 60, data: (data.match(/.{1,255}/gs) ?? ['']).map((part) => Buffer.from(part)) }
  if (type !== 'MX') return { name, type, ttl: 60, data } as Answer
  const [preference, exchange = ''] = data.split(' ')
  return { name, type, ttl: 60, data: { preference: Number(preference), exchange } }
}
