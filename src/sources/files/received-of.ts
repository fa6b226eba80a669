import type { MessageItem } from '../../input/item.ts'
import type { Received } from '../source.ts'

/** What a piece of a file hands over: one mail or webhook, many lines of a log. */
export function receivedOf({ unit, kind, bytes }: MessageItem): readonly Received[] {
  switch (unit) {
    case 'email':
      return [{ email: bytes }]
    case 'webhook': {
      const [, service] = kind.split(':')
      const from = kind === 'webhook' ? undefined : (service ?? kind)
      return [{ webhook: textOf(bytes), from }]
    }
    case 'log':
      return textOf(bytes)
        .split('\n')
        .filter((line) => line !== '')
        .map((log) => ({ log, from: kind }))
    case 'reply':
    case 'list':
      return []
  }
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
