import { type Fields, fields, firstText, isFields, list, text, word } from './json.ts'
import { type Hook, hook, type Meaning, type WebhookReader } from './reader.ts'

/** EmailEngine: https://emailengine.app/webhooks */
export const emailengine: WebhookReader = {
  id: 'emailengine',
  title: 'EmailEngine',
  marks: [
    ['"event"', '"account"', '"serviceUrl"'],
    ['"messageBounce"'],
    ['"messageDeliveryError"'],
    ['"messageFailed"'],
  ],
  looksLike: (item) =>
    text(item.event) !== null && text(item.account) !== null && ('serviceUrl' in item || isFields(item.data)),
  read: (item) => {
    const data = fields(item.data)
    switch (text(item.event)) {
      case 'messageBounce':
        return [bounce(item, data)]
      case 'messageComplaint':
        return complaint(item, data)
      case 'messageDeliveryError':
        return sending(item, data, { kind: 'delayed', type: 'soft' })
      case 'messageFailed':
        return sending(item, data, { kind: 'bounce', type: 'soft', reason: 'expired' })
      case 'messageSent':
        // Handed to the mail server of the account, which may yet return it.
        return sending(item, data, null)
      default:
        return [hook({ words: [item.event], meaning: null, time: item.date })]
    }
  },
}

function bounce(item: Fields, data: Fields): Hook {
  const response = fields(data.response)
  const headers = fields(data.messageHeaders)
  const delayed = word(data.action) === 'delayed'
  return hook({
    words: [item.event, data.action],
    meaning: delayed ? { kind: 'delayed', type: 'soft' } : { kind: 'bounce' },
    recipient: data.recipient,
    diagnostic: response.message,
    status: response.status,
    remoteMta: data.mta,
    time: item.date,
    messageId: data.messageId,
    subject: list(headers.subject)[0],
    sender: list(headers.from)[0],
    listId: list(headers['list-id'])[0],
    hookId: data.bounceMessage,
  })
}

function complaint(item: Fields, data: Fields): readonly Hook[] {
  const arf = fields(data.arf)
  const headers = fields(data.headers)
  const recipients = list(arf.originalRcptTo)
  return (recipients.length > 0 ? recipients : list(headers.to)).map((recipient) =>
    hook({
      words: [item.event, arf.feedbackType],
      meaning: { kind: 'complaint' },
      recipient,
      feedbackType: arf.feedbackType,
      time: firstText(arf.arrivalDate, item.date),
      messageId: headers.messageId,
      subject: headers.subject,
      sender: headers.from,
      hookId: data.complaintMessage,
    }),
  )
}

/** What became of handing a message on: the words are those of the client or of the server it talks to. */
function sending(item: Fields, data: Fields, meaning: Meaning | null): readonly Hook[] {
  const envelope = fields(data.envelope)
  return list(envelope.to).map((recipient) =>
    hook({
      words: [item.event, data.errorCode],
      meaning,
      recipient,
      diagnostic: firstText(data.smtpResponse, data.error),
      reply: data.smtpResponseCode,
      time: item.date,
      messageId: firstText(data.messageId, data.queueId),
      sender: envelope.from,
    }),
  )
}
