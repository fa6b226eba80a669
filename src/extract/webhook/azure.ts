import { fields, firstText, table, word } from './json.ts'
import { hook, type Meanings, type WebhookReader } from './reader.ts'

const REPORT = 'microsoft.communication.emaildeliveryreportreceived'

const STATUS: Meanings = table({
  delivered: { kind: 'delivered' },
  bounced: { kind: 'bounce', type: 'hard' },
  failed: { kind: 'bounce', type: 'soft' },
  filteredspam: { kind: 'bounce', type: 'hard', reason: 'spam-filter' },
  // Held back by the receiver: neither read nor refused.
  quarantined: { kind: 'bounce', type: 'soft', reason: 'spam-filter' },
  suppressed: { kind: 'dropped', reason: 'suppressed' },
  outforquarantine: { kind: 'bounce', type: 'soft', reason: 'spam-filter' },
  // The address was a list: no word yet about its members.
  expanded: null,
})

/** Azure Communication Services by Event Grid, in its own schema or as CloudEvents. */
export const azure: WebhookReader = {
  id: 'azure',
  title: 'Azure Communication Services',
  marks: [['Microsoft.Communication.Email'], ['Microsoft.EventGrid.']],
  looksLike: (item) => /^microsoft\.(?:communication\.email|eventgrid\.)/.test(typeOf(item)),
  read: (item) => {
    const data = fields(item.data)
    const details = fields(data.deliveryStatusDetails)
    const meaning = typeOf(item) === REPORT ? STATUS[word(data.status)] : null
    return [
      hook({
        words: meaning === null ? [firstText(item.eventType, item.type)] : [data.status],
        meaning,
        recipient: data.recipient,
        ...(meaning?.kind === 'dropped'
          ? { prose: [details.statusMessage] }
          : { diagnostic: details.statusMessage }),
        remoteMta: details.recipientMailServerHostName,
        time: firstText(data.deliveryAttemptTimeStamp, item.eventTime, item.time),
        messageId: firstText(data.messageId, data.internetMessageId),
        sender: data.sender,
        hookId: item.id,
      }),
    ]
  },
}

const typeOf = (item: { readonly [name: string]: unknown }) => word(item.eventType) || word(item.type)
