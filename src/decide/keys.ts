import type { DeliveryEvent } from '../model/event.ts'

/**
 * By which the reports of one failure are known to be of one message: its Message-ID, its envelope id; else the
 * event's own id. Hashed, so that a history stays small and tells nothing of the message. An entry of a list is of no
 * message, and its id leads back to its address: it stays as it is.
 */
export function keysOf({
  id,
  messageId,
  envelopeId,
}: Pick<DeliveryEvent, 'id' | 'messageId' | 'envelopeId'>): readonly string[] {
  const keys: string[] = []
  if (messageId) keys.push(`m${shortHash(bare(messageId))}`)
  if (envelopeId) keys.push(`e${shortHash(bare(envelopeId))}`)
  if (keys.length > 0) return keys.sort()
  return [id.startsWith('entry-') ? id : `i${shortHash(id)}`]
}

/** Some systems write the angle brackets, some do not. */
function bare(id: string): string {
  return id.trim().replace(/^<|>$/g, '')
}

/** 53 bits (cyrb53): within the few messages of one address nothing meets by chance. */
function shortHash(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}

/** Whether two reports are of one message. */
export function shareKey(a: readonly string[], b: readonly string[]): boolean {
  return a.some((key) => b.includes(key))
}
