import { randomBytes } from 'node:crypto'
import type { SigningSecret } from '../../store/outgoing.ts'

const PREFIX = 'whsec_'

/** A new secret: 32 bytes by chance. */
export const newSecret = () => PREFIX + randomBytes(32).toString('base64')

/** Standard Webhooks: 24 to 64 bytes. */
export function isSecret(text: string): boolean {
  const [told, bytes] = [text.slice(PREFIX.length), Buffer.from(text.slice(PREFIX.length), 'base64')]
  const whole = bytes.toString('base64').replace(/=+$/, '') === told.replace(/=+$/, '')
  return text.startsWith(PREFIX) && whole && bytes.length >= 24 && bytes.length <= 64
}

/** With a new secret; those before it sign, too, until that time. */
export function rotated(
  secrets: readonly SigningSecret[],
  secret: string,
  now: number,
  until: number,
): SigningSecret[] {
  const before = secrets
    .map((one) => ({ ...one, until: Math.min(one.until ?? until, until) }))
    .filter((one) => one.until > now)
  return [{ secret, until: null }, ...before]
}
