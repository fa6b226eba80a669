import { UndeliveredError } from '../errors.ts'
import { ipIn } from './ip.ts'
import { domainIn, isHostName } from './names.ts'
import type { Question, Selector } from './question.ts'

/** What somebody asks, in words. */
export interface Asked {
  readonly domain: string
  readonly ips?: readonly string[] | undefined
  /** As `s1` or, of another domain, `s1@example.net` or `s1._domainkey.example.net`. */
  readonly selectors?: readonly string[] | undefined
  readonly helo?: string | null | undefined
  readonly returnPath?: string | null | undefined
}

/** So many are looked at in one run. */
export const MOST = { ips: 16, selectors: 40 } as const

/**
 * Reads a question.
 *
 * @throws UndeliveredError `DOCTOR_ASKED` for what is no domain, address or selector
 * @example questionOf({ domain: 'example.com', ips: ['192.0.2.1'], selectors: ['s1'] }).returnPath // 'example.com'
 */
export function questionOf({ domain: written, ips = [], selectors = [], helo, returnPath }: Asked): Question {
  const domain = domainOr(written)
  if (ips.length > MOST.ips)
    throw new UndeliveredError('DOCTOR_ASKED', `at most ${MOST.ips} addresses, not ${ips.length}`)
  if (selectors.length > MOST.selectors)
    throw new UndeliveredError('DOCTOR_ASKED', `at most ${MOST.selectors} selectors, not ${selectors.length}`)
  return {
    domain,
    ips: [...new Set(ips.map(ipOr))],
    selectors: selectors.map((one) => selectorOr(one, domain)),
    helo: helo?.trim() || null,
    returnPath: returnPath == null || returnPath === '' ? domain : domainOr(returnPath),
  }
}

/** Of an address, the domain. */
function domainOr(text: string): string {
  const domain = domainIn(text.slice(text.lastIndexOf('@') + 1))
  if (domain === null) throw new UndeliveredError('DOCTOR_ASKED', `“${text.slice(0, 100)}” is no domain`)
  return domain
}

function ipOr(text: string): string {
  const ip = ipIn(text)
  if (ip === null) throw new UndeliveredError('DOCTOR_ASKED', `“${text.slice(0, 100)}” is no IP address`)
  return ip
}

function selectorOr(text: string, domain: string): Selector {
  const [, selector = text, at] = /^(.+?)(?:@|\._domainkey\.)(.+)$/i.exec(text) ?? []
  if (!isHostName(selector) || !/^[a-z0-9_.-]+$/i.test(selector))
    throw new UndeliveredError('DOCTOR_ASKED', `“${text.slice(0, 100)}” is no selector`)
  return { selector: selector.toLowerCase(), domain: at === undefined ? domain : domainOr(at) }
}
