/** Whether a table is asked about an address: Postfix may ask about a domain, or one half of an address, too. */
export function isAddress(key: string): boolean {
  const at = key.lastIndexOf('@')
  return at > 0 && at < key.length - 1
}
