import { once } from 'node:events'
import { chmod, rm } from 'node:fs/promises'
import { type AddressInfo, BlockList, connect, isIP, type Server } from 'node:net'

/** Where to listen: a port of an address, or a unix socket. */
export type Place = { readonly host: string; readonly port: number } | { readonly path: string }

/**
 * `127.0.0.1:10040`, `[::1]:10040` or `unix:/run/undelivered/policy`; null where it is neither.
 *
 * @example placeOf('127.0.0.1:10040') // { host: '127.0.0.1', port: 10040 }
 */
export function placeOf(text: string): Place | null {
  if (text.startsWith('unix:')) return text.length > 5 ? { path: text.slice(5) } : null
  const at = text.lastIndexOf(':')
  const host = text.slice(0, Math.max(at, 0)).replace(/^\[|\]$/g, '')
  const port = text.slice(at + 1)
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return null
  return isIP(host) > 0 || host === 'localhost' ? { host, port: Number(port) } : null
}

/** Whether it is an IP address, or a network such as `192.0.2.0/24`. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...others] = text.split('/')
  const family = isIP(address)
  if (family === 0 || others.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32))
}

/** This machine. */
export const LOOPBACK: readonly string[] = ['127.0.0.0/8', '::1']

/** Addresses and networks, to look others up in. */
export function networksOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

/** Whether the address is one of them, or in one of their networks. */
export const isAmong = (networks: BlockList, address: string): boolean =>
  networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/**
 * Lets a server listen at a place; resolves once it does, to where: `127.0.0.1:10040`, `[::1]:10040` or a path. As over
 * TCP, whoever is on this machine may connect to a unix socket; the folder's rights say who reaches it.
 *
 * @throws what `listen` emits: the port is taken, the folder may not be written to.
 */
export async function listenAt(server: Server, place: Place, backlog?: number): Promise<string> {
  if ('path' in place) await removeStale(place.path)
  server.listen({ ...place, ...(backlog === undefined ? {} : { backlog }) })
  await once(server, 'listening')
  if ('path' in place) {
    await chmod(place.path, 0o666)
    return place.path
  }
  const { address, port, family } = server.address() as AddressInfo
  return family === 'IPv6' ? `[${address}]:${port}` : `${address}:${port}`
}

/** The socket of a process that was killed stays behind, and nobody answers at it. */
async function removeStale(path: string): Promise<void> {
  const alive = await new Promise<boolean>((resolve) => {
    const probe = connect(path, () => {
      probe.destroy()
      resolve(true)
    })
    probe.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code !== 'ECONNREFUSED'))
  })
  if (!alive) await rm(path, { force: true })
}
