import { createHmac } from 'node:crypto'

/**
 * By what a store knows an address: 128 bits of HMAC-SHA-256 under the store's own secret, in hex. Who has the file
 * but not the secret cannot try out addresses against it.
 *
 * @example addressKey('secret', 'Anna@Example.com') === addressKey('secret', 'anna@example.com') // true
 */
export function addressKey(secret: string, address: string): string {
  return createHmac('sha256', secret).update(normalAddress(address)).digest('hex').slice(0, 32)
}

/** Mailboxes that differ only in case are one to every receiver of size: a suppression holds for all of them. */
export function normalAddress(address: string): string {
  return address.trim().toLowerCase()
}
