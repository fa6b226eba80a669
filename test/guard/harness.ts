import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Client } from '../../src/client/client.ts'
import { connectTo } from '../../src/service/in-process.ts'
import { storeOfThree } from '../sending/harness.ts'
import { DAY, START } from '../store/events.ts'

export const NOW = START + 50 * DAY
export const clock = () => NOW

/** A service in this process: gone@ is suppressed, held@ is held, news@ has left the newsletter. */
export async function clientOfThree(): Promise<Client> {
  const client = await connectTo({ store: await storeOfThree(), clock })
  // The first question loads the service: on a busy machine that takes longer than a guard waits for an answer.
  await client.check('anna@example.com')
  return client
}

/** A client of a service that is down. */
export const down = {
  checkMany: () => Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:8025')),
  ingest: () => Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:8025')),
}

export interface SmtpServer {
  readonly port: number
  /** `from → to, to` of each message that was taken. */
  readonly taken: string[]
  /** The same, whole. */
  readonly messages: string[]
}

/** An SMTP server that answers RCPT as it is told, by the recipient's local part. */
export async function smtpServer(replies: Readonly<Record<string, string>> = {}): Promise<SmtpServer> {
  const taken: string[] = []
  const messages: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let from = ''
    let to: string[] = []
    let inData = false
    let rest = ''
    let data = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    const hear = (line: string) => {
      if (inData) {
        if (line !== '.') {
          data += `${line.replace(/^\./, '')}\r\n`
          return
        }
        inData = false
        messages.push(data)
        taken.push(`${from} → ${to.join(', ')}`)
        say('250 2.0.0 Ok: queued')
      } else if (line.startsWith('MAIL')) {
        from = between(line)
        to = []
        say('250 2.1.0 Ok')
      } else if (line.startsWith('RCPT')) {
        const reply = replies[between(line).split('@')[0]!] ?? '250 2.1.5 Ok'
        if (reply.startsWith('250')) to.push(between(line))
        say(reply)
      } else if (line === 'DATA') {
        inData = true
        data = ''
        say('354 Go on')
      } else say(line.startsWith('EHLO') ? '250 mail.example.net' : '250 2.0.0 Ok')
    }
    socket.on('data', (piece) => {
      const lines = (rest + piece).split('\r\n')
      rest = lines.pop()!
      lines.forEach(hear)
    })
    socket.on('error', () => {})
    say('220 mail.example.net ESMTP')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { port: (server.address() as { port: number }).port, taken, messages }
}

const between = (line: string) => line.slice(line.indexOf('<') + 1, line.indexOf('>'))
