import { allAddresses } from '../decode/address.ts'

const FIELDS = ['to', 'cc', 'bcc', 'To', 'Cc', 'Bcc', 'ToAddresses', 'CcAddresses', 'BccAddresses'] as const

/**
 * The recipients of a message as most clients take it: `to`, `cc` and `bcc`, each a text, an object with `address` or
 * `email`, or a list of them; of Amazon SES `Destination`. Each address once.
 *
 * @example recipientsOf({ to: 'Anna <anna@example.com>, ben@example.net' }) // ['anna@example.com', 'ben@example.net']
 */
export function recipientsOf(message: unknown): readonly string[] {
  return [...new Set(addressesIn(message))]
}

function addressesIn(message: unknown): string[] {
  if (message === null || typeof message !== 'object') return []
  const fields = message as Readonly<Record<string, unknown>>
  const own = FIELDS.flatMap((name) => addressesOf(fields[name]))
  return [...own, ...addressesIn(fields.Destination)]
}

function addressesOf(value: unknown): string[] {
  if (typeof value === 'string') return allAddresses(value)
  if (Array.isArray(value)) return value.flatMap(addressesOf)
  if (value === null || typeof value !== 'object') return []
  const { address, email } = value as Readonly<Record<string, unknown>>
  return addressesOf(address ?? email)
}
