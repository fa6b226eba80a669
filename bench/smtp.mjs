// The SMTP source through the whole service: durable messages a second, how long an answer takes at 200 a second, and the
// same while a client holds thousands of connections, sends a line without an end, and 100 MB.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { performance } from 'node:perf_hooks'
import { setTimeout as after } from 'node:timers/promises'
import { verp } from '../dist/index.js'
import { kept, processorSeconds, startService } from './running.mjs'

const DOMAIN = 'bounces.example.org'
const key = { id: 'a', secret: 'the secret of the bench' }
/** BENCH_SECONDS=60 for as long as the aim says. */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10)
const CONNECTIONS = Number(process.env.BENCH_CONNECTIONS ?? 10_000)

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

async function start() {
  const port = await freePort()
  const bounces = { kind: 'smtp', listen: `0.0.0.0:${port}`, domains: [DOMAIN], keys: { a: key.secret } }
  const sources = { bounces: { ...bounces, trust: ['127.0.0.1'], maxConnections: 200 } }
  const service = await startService({ sources })
  // It answers requests before its sources have started.
  for (let tries = 0; tries < 100 && (await new Client(port).reply()) === 'ended'; tries++) await after(100)
  return { ...service, port }
}

/** A connection that speaks SMTP. */
class Client {
  #heard = ''
  #waiting = () => {}

  constructor(port, localAddress = '127.0.0.1') {
    this.socket = connect({ port, host: '127.0.0.1', localAddress })
    this.socket.setEncoding('latin1').on('data', (piece) => {
      this.#heard += piece
      this.#waiting()
    })
    this.socket.on('error', () => {})
    this.socket.on('close', () => {
      this.ended = true
      this.#waiting()
    })
  }

  async reply() {
    for (;;) {
      const found = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(this.#heard)
      if (found) {
        this.#heard = this.#heard.slice(found[0].length)
        return found[0]
      }
      if (this.ended) return 'ended'
      await new Promise((done) => {
        this.#waiting = done
      })
    }
  }

  say(line) {
    this.socket.write(`${line}\r\n`)
    return this.reply()
  }

  async greeted() {
    await this.reply()
    await this.say('EHLO mx.example.com')
    return this
  }

  async send(to, message) {
    for (const line of ['MAIL FROM:<>', `RCPT TO:<${to}>`, 'DATA']) {
      const answer = await this.say(line)
      if (!/^[23]/.test(answer)) throw new Error(answer)
    }
    const answer = await this.say(`${message}\r\n.`)
    if (!answer.startsWith('250')) throw new Error(answer)
  }
}

const message = (recipient, n) =>
  `From: MAILER-DAEMON@mx.example.com
To: bounces@example.org
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This is the mail system at host mx.example.com. I'm sorry to have to inform you that your message could not
be delivered to one or more recipients.

<${recipient}>: host mail.example.net[192.0.2.1] said: 550 5.1.1 <${recipient}>: Recipient address rejected: User unknown

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com

Final-Recipient: rfc822; ${recipient}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <${recipient}>: Recipient address rejected: User unknown

--b
Content-Type: message/rfc822

From: news@example.org
To: ${recipient}
Message-ID: <m${n}@example.org>
Subject: News of the week

${'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.\n'.repeat(40)}
--b--`.replaceAll('\n', '\r\n')

let sent = 0
function next() {
  const recipient = `user${sent}@domain${sent % 997}.example.com`
  return [verp.encode({ recipient, key, domain: DOMAIN, at: Date.now() }), message(recipient, sent++)]
}

/** As many as go, on so many connections. */
async function flood(port, seconds, connections) {
  const from = sent
  const begun = performance.now()
  const clients = await Promise.all(Array.from({ length: connections }, () => new Client(port).greeted()))
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() - begun < seconds * 1000) await client.send(...next())
      client.socket.destroy()
    }),
  )
  return Math.round((sent - from) / ((performance.now() - begun) / 1000))
}

/** So many a second, each when it is due. How long each takes from then on, in milliseconds. */
async function steady(port, perSecond, seconds) {
  const idle = await Promise.all(Array.from({ length: 20 }, () => new Client(port).greeted()))
  const took = []
  const waiting = []
  const running = new Set()
  const take = () => {
    while (idle.length > 0 && waiting.length > 0) {
      const client = idle.pop()
      const due = waiting.shift()
      const one = client.send(...next()).then(() => {
        took.push(performance.now() - due)
        idle.push(client)
        running.delete(one)
        take()
      })
      running.add(one)
    }
  }
  const begun = performance.now()
  for (let at = 0; at < perSecond * seconds; ) {
    for (; at < perSecond * seconds && begun + (at * 1000) / perSecond <= performance.now(); at++)
      waiting.push(begun + (at * 1000) / perSecond)
    take()
    await after(2)
  }
  while (running.size > 0) await Promise.all(running)
  const lasted = (performance.now() - begun) / 1000
  for (const { socket } of idle) socket.destroy()
  took.sort((a, b) => a - b)
  const at = (share) => +took[Math.floor(took.length * share)].toFixed(1)
  return { perSecond: Math.round(took.length / lasted), p50Ms: at(0.5), p99Ms: at(0.99) }
}

/** Everything at once that a hostile client can do, from another address, until it is told to stop. */
function hostile(port) {
  let going = true
  let connections = 0
  const open = new Set()
  const connectAgain = async () => {
    while (going && connections < CONNECTIONS) {
      for (let n = 0; n < 100 && connections < CONNECTIONS; n++, connections++) {
        const { socket } = new Client(port, '127.0.0.2')
        open.add(socket)
        socket.on('close', () => open.delete(socket))
      }
      await after(20)
    }
  }
  const pour = async (first) => {
    const piece = Buffer.alloc(1024 * 1024, 'x')
    while (going) {
      const client = new Client(port, '127.0.0.3')
      open.add(client.socket)
      await client.reply()
      for (const line of first) await client.say(line)
      for (let n = 0; n < 100 && going && !client.ended; n++) {
        while (going && !client.ended && client.socket.writableNeedDrain) await after(5)
        client.socket.write(piece)
        // Faster would be a flood on the line, and no trick.
        await after(100)
      }
      client.socket.destroy()
    }
  }
  const [to] = next()
  sent--
  const running = [connectAgain(), pour([]), pour(['EHLO x', 'MAIL FROM:<>', `RCPT TO:<${to}>`, 'DATA'])]
  return async () => {
    going = false
    for (const socket of open) socket.destroy()
    await Promise.allSettled(running)
    return connections
  }
}

export async function smtp() {
  const { call, port, stop } = await start()
  try {
    await flood(port, 2, 8)
    const [before, cpu] = [sent, await processorSeconds(call)]
    const most = await flood(port, SECONDS, 32)
    const cpuMs = +(((await processorSeconds(call)) - cpu) * 1000) / (sent - before)
    const quiet = await steady(port, 200, SECONDS)
    const end = hostile(port)
    const attacked = await steady(port, 200, SECONDS)
    const connections = await end()
    const lost = sent - (await kept(call, 'bounce'))
    return [
      {
        name: 'smtp: durable messages, as many as go, 32 connections',
        perSecond: most,
        cpuMsEach: +cpuMs.toFixed(2),
      },
      { name: `smtp: at 200 a second for ${SECONDS} s`, ...quiet },
      { name: 'smtp: the same under attack', ...attacked, hostileConnections: connections },
      { name: 'smtp: all of it together', sent, lost },
    ]
  } finally {
    await stop()
  }
}
