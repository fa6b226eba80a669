import { fields, firstText, table, text, word } from './json.ts'
import { hook, type Meanings, type WebhookReader } from './reader.ts'

const EVENTS: Meanings = table({
  'dm:deliver:succeed': { kind: 'delivered' },
  'dm:deliver:failed': { kind: 'bounce', type: 'hard' },
  'dm:feedback:report': { kind: 'complaint' },
  'dm:track:open': null,
  'dm:track:click': null,
})

/** Alibaba Cloud DirectMail by EventBridge. The shape is not confirmed by a capture. */
export const alibaba: WebhookReader = {
  id: 'alibaba',
  title: 'Alibaba Cloud DirectMail',
  marks: [['"acs.dm"'], ['"dm:']],
  looksLike: (item) => text(item.source) === 'acs.dm' || word(item.type).startsWith('dm:'),
  read: (item) => {
    const data = fields(item.data)
    return [
      hook({
        words: [item.type],
        meaning: EVENTS[word(item.type)],
        recipient: firstText(data.to, data.rcpt),
        diagnostic: data.err_msg,
        reply: data.err_code,
        time: firstText(item.time, data.last_update_time),
        messageId: firstText(data.env_id, data.msg_id),
        sender: data.from,
        subject: data.subject,
        hookId: item.id,
      }),
    ]
  },
}
