import { text } from '../fields.ts'
import { meaningOf, meanings } from '../meaning.ts'
import { iso, type ListFormat } from './format.ts'

const WORDS = meanings({
  blocklisted: 'manual',
  hard: 'bounces',
  complaint: 'complaint',
  unsubscribed: 'unsubscribe',
  soft: null,
  enabled: null,
  disabled: null,
  confirmed: null,
  unconfirmed: null,
})

/**
 * listmonk: exported subscribers (`uuid`, `email`, `name`, `attributes`, `status`, …), of which the blocklisted get
 * no mail, for a cause that is not told; subscribers of the API; and its bounces, of which the soft ones stop nothing.
 * https://listmonk.app/docs/apis/bounces/ and https://listmonk.app/docs/apis/subscribers/
 */
export const listmonk: ListFormat = {
  id: 'listmonk',
  title: 'listmonk',
  document: 'https://listmonk.app/docs/apis/bounces/',
  marks: [
    ['email', 'subscriberuuid', 'type'],
    ['email', 'uuid', 'status'],
    ['email', 'attributes', 'status'],
  ],
  listKeys: ['results', 'data'],
  meanings: WORDS,
  read: (fields) => {
    const isBounce = fields.get('subscriberuuid') !== undefined
    const status = fields.get(isBounce ? 'type' : 'status')
    // Only of the export of one list.
    const left = text(fields.get('subscriptionstatus')) === 'unsubscribed'
    const word = left && text(status) !== 'blocklisted' ? 'unsubscribed' : status
    const meaning = meaningOf(WORDS, word)
    if (meaning === null) return []
    const since = isBounce ? fields.get('createdat') : (fields.get('updatedat') ?? fields.get('createdat'))
    return [{ meaning, address: fields.get('email'), word, since }]
  },
  sheets: [
    {
      id: 'all',
      columns: ['email', 'name', 'attributes', 'status', 'updated_at'],
      verbatim: 'email',
      forms: ['csv'],
      // The import, in its mode "blocklist", takes the first three: https://listmonk.app/docs/apis/import/
      rows: ({ address, since, cause, reason }) => [
        [address, '', JSON.stringify({ undelivered: reason ?? cause }), 'blocklisted', iso(since)],
      ],
    },
  ],
}
