import { isIP } from 'node:net'

/** Whether it names a resolver: an IP address, with a port after it or not, as `192.0.2.53:5353`, `[2001:db8::53]:53`. */
export function isResolver(text: string): boolean {
  if (isIP(text) !== 0) return true
  const [, host = '', port = ''] = /^\[?([\da-f:.]*?)\]?:(\d{1,5})$/i.exec(text) ?? []
  const family = isIP(host)
  return Number(port) <= 65_535 && (family === 4 || (family === 6 && text.startsWith('[')))
}
