import { once } from 'node:events'
import { mkdtemp, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listening, Speaker } from './harness.ts'

const GONE = 'recipient=gone@example.com\n\n'

describe('whoever asks badly is sent away, and keeps nobody waiting', () => {
  test.each([
    ['HTTP', 'policy-service', 'GET / HTTP/1.1\r\nHost: x\n\n', 'a line of the request is no "name=value"'],
    ['a long request', 'policy-service', 'a'.repeat(70_000), 'the request is longer than 65536 bytes'],
    ['no length', 'socketmap', 'x9:suppressed', 'a netstring begins with its length'],
    ['a long length', 'socketmap', '0000000000000', 'there is no ":" where it has to be'],
    ['a great length', 'socketmap', '999999:', 'the request is longer than 10000 bytes'],
    ['no comma', 'socketmap', '3:abcd', 'a netstring ends with a comma'],
    ['a broken key', 'tcp-table', 'get %zz\n', 'the key is not encoded as %XX'],
    ['a long line', 'tcp-table', 'a'.repeat(5000), 'the request is longer than 4096 bytes'],
  ])('%s', async (_what, kind, text, why) => {
    const { port, ended } = await listening({ kind })
    const client = new Speaker(port)
    client.say(text)
    await client.closed()
    expect(ended).toEqual([why])
  })

  test('requests before the bad one are answered', async () => {
    const { port } = await listening({ kind: 'policy-service' })
    const client = new Speaker(port)
    client.say(`${GONE}nonsense\n\n`)
    expect(await client.hear('\n\n')).toMatch(/^action=REJECT/)
    await client.closed()
  })

  test('a request that never ends is waited for only so long, whatever trickles in', async () => {
    const { port, ended } = await listening({ kind: 'policy-service' }, { patience: 50 })
    const client = new Speaker(port)
    const trickle = setInterval(() => client.say('recipient=a'), 10)
    await client.closed()
    clearInterval(trickle)
    expect(ended).toEqual(['the rest of a request did not come'])
  })

  test('a connection that is silent between requests stays', async () => {
    const { port, ended } = await listening({ kind: 'policy-service' }, { patience: 20 })
    const client = new Speaker(port)
    expect(await client.ask(GONE, '\n\n')).toMatch(/^action=REJECT/)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await client.ask(GONE, '\n\n')).toMatch(/^action=REJECT/)
    expect(ended).toEqual([])
  })

  test('who asks and never reads is not written to for ever', async () => {
    const { port, ended } = await listening({ kind: 'policy-service' }, { patience: 200 })
    const client = new Speaker(port)
    client.socket.pause()
    const many = GONE.repeat(1000)
    while (client.socket.write(many) || ended.length === 0) {
      if (client.socket.destroyed || ended.length > 0) break
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    expect(ended).toEqual(['the answers are not read'])
  })

  test('of too many connections the one that was silent for the longest makes room', async () => {
    const { port, ended } = await listening({ kind: 'policy-service', maxConnections: 2 })
    const [first, second] = [new Speaker(port), new Speaker(port)]
    await second.ask(GONE, '\n\n')
    await first.ask(GONE, '\n\n')
    const third = new Speaker(port)
    expect(await third.ask(GONE, '\n\n')).toMatch(/^action=REJECT/)
    await second.closed()
    expect(await first.ask(GONE, '\n\n')).toMatch(/^action=REJECT/)
    expect(ended).toEqual(['too many connections: this one was silent for the longest'])
  })

  test('500 connections that say nothing do not stop one that asks', async () => {
    const { port } = await listening({ kind: 'policy-service', maxConnections: 100 })
    const silent = Array.from({ length: 500 }, () => new Speaker(port))
    await once(silent.at(-1)!.socket, 'connect')
    expect(await new Speaker(port).ask(GONE, '\n\n')).toMatch(/^action=REJECT/)
  })
})

describe('where it listens', () => {
  test('at a unix socket, and takes over one that a killed process left behind', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'undelivered-')), 'policy')
    const killed = createServer().listen(path)
    await once(killed, 'listening')
    // What `kill -9` leaves: the file, and nobody behind it.
    await rename(path, `${path}.kept`)
    killed.close()
    await once(killed, 'close')
    await rename(`${path}.kept`, path).catch(() => {})
    const { place } = await listening({ kind: 'policy-service', listen: `unix:${path}` })
    expect(place).toBe(path)
    expect((await stat(path)).mode & 0o777).toBe(0o666)
    expect(await new Speaker(path).ask(GONE, '\n\n')).toMatch(/^action=REJECT/)
  })

  test('a socket at which somebody answers is left alone', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'undelivered-')), 'policy')
    const other = createServer().listen(path)
    await once(other, 'listening')
    await expect(listening({ kind: 'policy-service', listen: `unix:${path}` })).rejects.toThrow('EADDRINUSE')
    other.close()
  })
})
