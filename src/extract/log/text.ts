/** Escapes that several mail systems write into their logs. */

/**
 * Bytes over 127 that are written in octal (`Bo\303\256te`), as text.
 * @example octalDecoded('Bo\\303\\256te') // 'Boîte'
 */
export function octalDecoded(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/(?:\\[0-3][0-7]{2})+/g, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('\\'), (digits) => Number.parseInt(digits, 8))
    return new TextDecoder().decode(bytes)
  })
}

/** `host [ip]`, as events name hosts: lower case, no dot at the end; null where there is no name. */
export function hostAndIp(host: string | null | undefined, ip: string | null | undefined): string | null {
  const name = (host ?? '').replace(/\.$/, '').toLowerCase()
  const address = (ip ?? '').replace(/^\[|\]$/g, '')
  if (name === '') return address === '' ? null : `[${address}]`
  return address === '' ? name : `${name} [${address}]`
}
