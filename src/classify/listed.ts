import type { Blocklist } from '../model/event.ts'
import type { CompiledBlocklist } from './knowledge.ts'

/** A refusal names what it refuses near its beginning. */
const REACH = 2000
const IP =
  /(?<![\w.:@-])(?:\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?)(?![\w:]|\.\d)/gi
/** No part of a URL or of a longer name; a local part may stand before it. */
const DOMAIN = /(?<![\w./-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}[a-z]{2,24}(?![\w@-]|\.\w)/gi

/**
 * A blocklist as a refusal names it: with the address or domain that it lists, where the text tells it.
 * @param replyAt where the reply begins: addresses before it are those of the host that gave it
 */
export function listing(entry: CompiledBlocklist, text: string, replyAt: number): Blocklist {
  const words = text.slice(Math.max(0, replyAt), Math.max(0, replyAt) + REACH)
  const listed = entry.lists === 'address' ? addressIn(words) : domainIn(words, entry)
  const lookup = entry.lookup !== undefined && listed !== null
  return { name: entry.name, url: lookup ? entry.lookup.replace('{listed}', listed) : entry.url, listed }
}

/** The address that a refusal names near its beginning, if any. */
export const namedIn = (text: string): string | null => addressIn(text.slice(0, REACH))

/** The first that is no list's answer (127.0.0.2) and no version number. */
function addressIn(words: string): string | null {
  for (const [ip] of words.matchAll(IP)) {
    if (ip.includes(':')) return ip.toLowerCase()
    const parts = ip.split('.').map(Number)
    if (parts[0] !== 127 && parts[0] !== 0 && parts.every((part) => part < 256)) return ip
  }
  return null
}

/** The first that is not the list's own. */
function domainIn(words: string, { id }: CompiledBlocklist): string | null {
  const own = id.split('-', 1)[0]!
  for (const [domain] of words.matchAll(DOMAIN)) {
    const lower = domain.toLowerCase()
    if (!lower.includes(own)) return lower
  }
  return null
}
