import { lookup as resolve } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Whether an address is one of the internet: not of this machine, of a private network, or otherwise special. */
function isPublic(address: string): boolean {
  // What stands for an IPv4 address within IPv6 is judged as that.
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

const HOW_TO_ALLOW =
  'If the receiver is yours, allow private addresses for it: "allowPrivate", or --private on the command line.'

/** A host that lies in a private network, or on this machine. */
class PrivateAddressError extends Error {
  constructor(host: string, address: string) {
    super(`${host === address ? host : `${host} is ${address}, which`} is no public address. ${HOW_TO_ALLOW}`)
  }
}

/**
 * Refuses what a name resolves to where any of it is private. The connection is made to the very address that was
 * checked, so that a name that resolves to something else a moment later gains nothing.
 */
export const publicLookup: LookupFunction = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    const hidden = addresses?.find(({ address }) => !isPublic(address))
    if (error !== null) done(error, [])
    else if (hidden !== undefined) done(new PrivateAddressError(host, hidden.address), [])
    else if (options.all) done(null, addresses)
    else done(null, addresses[0]!.address, addresses[0]!.family)
  })
}

/**
 * A host that is written as an address is not looked up: it is checked here.
 *
 * @throws PrivateAddressError
 */
export function refusePrivateHost({ hostname }: URL): void {
  const host = hostOf(hostname)
  if (isIP(host) !== 0 && !isPublic(host)) throw new PrivateAddressError(host, host)
}

/** An IPv6 address without its brackets. */
const hostOf = (hostname: string) => hostname.replace(/^\[|\]$/g, '')

/** Why an endpoint must not be where this is, as far as that can be told without a look-up; null where it may. */
export function wrongPlace(url: string): string | null {
  const host = hostOf(new URL(url).hostname)
  // "localhost" and all below it are this machine (RFC 6761 section 6.3).
  const here = /(?:^|\.)localhost\.?$/.test(host) || (isIP(host) !== 0 && !isPublic(host))
  return here ? new PrivateAddressError(host, host).message : null
}
