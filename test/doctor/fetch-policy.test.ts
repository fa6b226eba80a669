import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { type Fetched, httpsPolicy } from '../../src/doctor/fetch-policy.ts'
import { dnsOf } from './zone.ts'

/** A certificate for mta-sts.example.com that nobody but these tests trusts, and its key. */
const fixture = (name: string) => readFileSync(new URL(`../fixtures/doctor/${name}`, import.meta.url), 'utf8')
const [key, cert] = [fixture('mta-sts-key.pem'), fixture('mta-sts-cert.pem')]
const POLICY = 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n'
const HERE = ['mta-sts.example.com A 127.0.0.1', 'mta-sts.example.net A 127.0.0.1']

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer({ key, cert }, listener)
  open.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

interface Asked {
  readonly domain?: string
  readonly zone?: readonly string[]
  readonly privateAddresses?: boolean
  readonly timeout?: number
}

const fetchAt = (
  port: number,
  { domain = 'example.com', zone = HERE, privateAddresses = true, timeout = 60_000 }: Asked = {},
): Promise<Fetched> => httpsPolicy({ dns: dnsOf(zone), port, ca: cert, privateAddresses, timeout })(domain)

it('fetches the policy of the domain from its own host', async () => {
  const port = await serve(({ url, headers }, answer) => {
    answer.setHeader('content-type', 'text/plain')
    answer.end(`${headers.host} ${url}\n${POLICY}`)
  })
  expect(await fetchAt(port)).toEqual({
    is: 'found',
    type: 'text/plain',
    text: `mta-sts.example.com /.well-known/mta-sts.txt\n${POLICY}`,
  })
})

it('does not follow a redirect, and takes no other answer than 200', async () => {
  const moved = await serve((_request, answer) =>
    answer.writeHead(301, { location: 'https://x.example/' }).end(),
  )
  expect(await fetchAt(moved)).toEqual({
    is: 'failed',
    why: 'the server answers 301, a redirect, which is not followed',
  })
  const missing = await serve((_request, answer) => answer.writeHead(404).end())
  expect(await fetchAt(missing)).toEqual({ is: 'failed', why: 'the server answers 404, instead of 200' })
})

it('wants a certificate for that very host', async () => {
  const port = await serve((_request, answer) => answer.end(POLICY))
  const fetched = await fetchAt(port, { domain: 'example.net' })
  expect(fetched).toMatchObject({
    is: 'failed',
    why: expect.stringMatching(/^its certificate is not good: Host/),
  })
})

it('reads no more than a policy may have', async () => {
  const port = await serve((_request, answer) => answer.end('x'.repeat(1_000_000)))
  expect(await fetchAt(port)).toEqual({ is: 'failed', why: 'it has more than 65536 bytes' })
})

it('waits no longer than it may', async () => {
  const port = await serve(() => {})
  expect(await fetchAt(port, { timeout: 100 })).toEqual({ is: 'failed', why: 'no answer came in time' })
})

it('asks no address within, for whoever publishes the name would choose it', async () => {
  let asked = 0
  const port = await serve((_request, answer) => {
    asked++
    answer.end(POLICY)
  })
  const ways = ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1', 'fd00::1']
  for (const ip of ways) {
    const zone = [`mta-sts.example.com ${ip.includes(':') ? 'AAAA' : 'A'} ${ip}`]
    expect(await fetchAt(port, { zone, privateAddresses: false })).toEqual({
      is: 'failed',
      why: `mta-sts.example.com has the address ${ip}, which cannot be reached from outside`,
    })
  }
  expect(asked).toBe(0)
})

it('tries another address where one cannot be reached', async () => {
  const port = await serve((_request, answer) => answer.end(POLICY))
  const zone = ['mta-sts.example.com A 127.0.0.2', 'mta-sts.example.com A 127.0.0.1']
  expect(await fetchAt(port, { zone })).toMatchObject({ is: 'found', text: POLICY })
})

it('tells that nothing is there', async () => {
  expect(await fetchAt(443, { zone: [] })).toEqual({
    is: 'failed',
    why: 'mta-sts.example.com has no address',
  })
})
