import { table, text, word } from './json.ts'
import { hook, type Meaning, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  open: null,
  click: null,
  engine_open: null,
  engine_click: null,
  studio_open: null,
  studio_click: null,
  scomp: { kind: 'complaint' },
  engine_unsub: { kind: 'unsubscribe' },
  studio_unsub: { kind: 'unsubscribe' },
})

const ATTEMPTS: Meanings = table({
  success: { kind: 'delivered' },
  deferral: { kind: 'delayed', type: 'soft' },
  failure: { kind: 'bounce', type: 'hard' },
})

/** `bounce_type`. */
const BOUNCES: Meanings = table({
  h: { kind: 'bounce', type: 'hard' },
  s: { kind: 'bounce', type: 'soft' },
  // "Other": automatic replies and the like.
  o: { kind: 'auto-reply' },
})

/** GreenArrow Engine: https://www.greenarrowemail.com/docs/greenarrow-engine/API-V2/Event-Notification-System */
export const greenarrow: WebhookReader = {
  id: 'greenarrow',
  title: 'GreenArrow',
  marks: [
    ['"event_type"', '"sendid"'],
    ['"event_type"', '"mtaid"'],
    ['event_type=', 'sendid='],
  ],
  looksLike: (item) =>
    text(item.event_type) !== null && ['sendid', 'mtaid', 'click_tracking_id'].some((key) => key in item),
  read: (item) => [
    hook({
      words: [item.event_type, text(item.bounce_type) ?? item.delivery_status],
      meaning: meaningOf(word(item.event_type), word(item.bounce_type), word(item.delivery_status)),
      recipient: item.email,
      diagnostic: text(item.bounce_text) ?? item.delivery_message,
      time: item.event_time,
      messageId: item.sendid,
      sender: item.sender,
      listId: item.listid,
      hookId: item.id,
    }),
  ],
}

function meaningOf(event: string, bounce: string, attempt: string): Meaning | null {
  if (event === 'delivery_attempt') return ATTEMPTS[attempt] ?? null
  if (event.startsWith('bounce_')) return BOUNCES[bounce] ?? { kind: 'bounce' }
  return EVENTS[event] ?? null
}
