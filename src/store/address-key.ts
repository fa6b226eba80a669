import { createHmac, hash } from 'node:crypto'

/** Of SHA-256, in bytes. */
const BLOCK = 64
const DIGEST = 32
/** Bytes of an address; a longer one takes longer. */
const USUAL = 320

/**
 * By what a store knows its addresses: 128 bits of HMAC-SHA-256 under the store's own secret, in hex. Who has the file
 * but not the secret cannot try out addresses against it.
 */
export class AddressKeys {
  readonly #secret: string
  /** The secret and then the text, as RFC 2104, section 2, mixes them: two hashes at once are faster than an object. */
  readonly #inner = Buffer.alloc(BLOCK + USUAL)
  readonly #outer = Buffer.alloc(BLOCK + DIGEST)

  constructor(secret: string) {
    this.#secret = secret
    const bytes = Buffer.from(secret)
    const block = Buffer.alloc(BLOCK)
    block.set(bytes.length > BLOCK ? hash('sha256', bytes, 'buffer') : bytes)
    for (const [n, byte] of block.entries()) {
      this.#inner[n] = byte ^ 0x36
      this.#outer[n] = byte ^ 0x5c
    }
  }

  of(address: string): string {
    const text = normalAddress(address)
    // A unit of UTF-16 is three bytes at most.
    if (text.length * 3 > USUAL)
      return createHmac('sha256', this.#secret).update(text).digest('hex').slice(0, 32)
    const end = BLOCK + this.#inner.write(text, BLOCK)
    this.#outer.write(hash('sha256', this.#inner.subarray(0, end), 'binary'), BLOCK, 'latin1')
    return hash('sha256', this.#outer, 'hex').slice(0, 32)
  }
}

/**
 * The key of one address: see {@link AddressKeys}.
 *
 * @example addressKey('secret', 'Anna@Example.com') === addressKey('secret', 'anna@example.com') // true
 */
export const addressKey = (secret: string, address: string): string => new AddressKeys(secret).of(address)

/** Mailboxes that differ only in case are one to every receiver of size: a suppression holds for all of them. */
export function normalAddress(address: string): string {
  return address.trim().toLowerCase()
}
