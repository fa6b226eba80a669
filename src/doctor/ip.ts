import { BlockList, isIP } from 'node:net'

/** An address in the one form in which it is compared; an IPv4 address within IPv6 is one. null where it is none. */
export function ipIn(text: string): string | null {
  const plain = text.trim().replace(/^\[(?:IPv6:)?|\]$/gi, '')
  if (isIP(plain) === 4) return plain
  if (isIP(plain) !== 6 || plain.includes('%')) return null
  const groups = groupsOf(plain)
  if (groups.slice(0, 5).every((one) => one === 0) && groups[5] === 0xffff)
    return [groups[6]! >> 8, groups[6]! & 255, groups[7]! >> 8, groups[7]! & 255].join('.')
  return new URL(`http://[${plain}]`).hostname.slice(1, -1)
}

/** The eight groups of an IPv6 address. */
function groupsOf(ip: string): number[] {
  const [head = '', tail] = new URL(`http://[${ip}]`).hostname.slice(1, -1).split('::')
  const numbers = (part: string) =>
    part === '' ? [] : part.split(':').map((one) => Number.parseInt(one, 16))
  const [before, after] = [numbers(head), numbers(tail ?? '')]
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}

/** Its octets or, of IPv6, its hexadecimal digits, the last first: as reverse zones and blocklists have them. */
export function reversed(ip: string): string {
  if (isIP(ip) === 4) return ip.split('.').reverse().join('.')
  const digits = groupsOf(ip).map((group) => group.toString(16).padStart(4, '0'))
  return [...digits.join('')].reverse().join('.')
}

/** The name under which the address's own name stands. */
export const reverseName = (ip: string) => `${reversed(ip)}.${isIP(ip) === 4 ? 'in-addr' : 'ip6'}.arpa`

/** Whether the address lies in the network. */
export function isInNetwork(ip: string, network: string, prefix: number): boolean {
  const family = isIP(network)
  if (family === 0 || isIP(ip) !== family || prefix > (family === 4 ? 32 : 128)) return false
  const list = new BlockList()
  list.addSubnet(network, prefix, family === 4 ? 'ipv4' : 'ipv6')
  return list.check(ip, family === 4 ? 'ipv4' : 'ipv6')
}

/** Networks that are reached from within only, or by nobody (RFC 6890). */
const NOT_PUBLIC: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
]

/** Whether others can reach it. The networks for examples (RFC 5737) count as such. */
export function isPublic(text: string): boolean {
  const ip = ipIn(text)
  return ip !== null && !NOT_PUBLIC.some(([network, prefix]) => isInNetwork(ip, network, prefix))
}
