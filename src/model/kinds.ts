import type { Kind } from './event.ts'

/** Every kind of event, in the order in which people ask for them. */
export const KINDS = [
  'bounce',
  'delayed',
  'delivered',
  'complaint',
  'unsubscribe',
  'auto-reply',
  'dropped',
  'not-a-bounce',
] as const satisfies readonly Kind[]
