/** A list of tags as DKIM, DMARC, MTA-STS, TLS-RPT and BIMI have it (RFC 6376 section 3.2). */
export interface Tags {
  /** By lower-case name. */
  readonly tags: ReadonlyMap<string, string>
  /** The name of the first one. */
  readonly first: string | null
  /** What is wrong with it, in words. */
  readonly mistakes: readonly string[]
}

/**
 * Reads `v=DMARC1; p=none`.
 *
 * @example
 * readTags('v=DMARC1; p=none').tags.get('p') // 'none'
 */
export function readTags(text: string): Tags {
  const tags = new Map<string, string>()
  const mistakes: string[] = []
  let first: string | null = null
  const parts = text.split(';')
  // The last may be empty: a list may end with a semicolon.
  if (parts.at(-1)?.trim() === '') parts.pop()
  for (const part of parts) {
    const at = part.indexOf('=')
    const name = part.slice(0, Math.max(at, 0)).trim().toLowerCase()
    if (part.trim() === '') mistakes.push('two semicolons stand without anything between')
    else if (at < 0) mistakes.push(`“${clip(part.trim())}” has no “=”`)
    else if (!/^[a-z][a-z0-9_]*$/.test(name)) mistakes.push(`“${clip(name)}” is no name of a tag`)
    else if (tags.has(name)) mistakes.push(`${name}= stands twice`)
    else tags.set(name, part.slice(at + 1).trim())
    first ??= name || null
  }
  return { tags, first, mistakes }
}

const clip = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** The records that say they are of this sort: `v=…` comes first, and its value as it must be written. */
export function ofVersion(records: readonly string[], version: string): string[] {
  const mark = `v=${version}`
  return records.filter((text) => {
    const [head = ''] = text.split(';', 1)
    return head.replace(/\s/g, '').toLowerCase() === mark.toLowerCase()
  })
}
