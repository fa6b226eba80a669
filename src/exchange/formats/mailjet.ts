import { text, truthy } from '../fields.ts'
import { meanings } from '../meaning.ts'
import { isComplaint, iso, type ListFormat } from './format.ts'

const FLAGS = meanings({
  IsSpamComplaining: 'complaint',
  UnsubscribedAt: 'unsubscribe',
  IsExcludedFromCampaigns: 'manual',
})

/**
 * Mailjet: contacts with their flags, as the API lists them under `Data`. The exclusion list tells no cause: an entry
 * there counts as made by hand, unless another field tells more.
 * https://dev.mailjet.com/email/reference/contacts/contact/
 */
export const mailjet: ListFormat = {
  id: 'mailjet',
  title: 'Mailjet',
  document: 'https://dev.mailjet.com/email/reference/contacts/contact/',
  marks: [
    ['email', 'isexcludedfromcampaigns'],
    ['email', 'exclusionfromcampaignsupdatedat'],
  ],
  listKeys: ['Data'],
  meanings: FLAGS,
  read: (fields) => {
    const excluded = truthy(fields.get('isexcludedfromcampaigns'))
    const unsubscribedAt = text(fields.get('unsubscribedat'))
    const address = fields.get('email')
    if (truthy(fields.get('isspamcomplaining')))
      return [{ meaning: { cause: 'complaint' }, address, word: 'IsSpamComplaining', since: unsubscribedAt }]
    if (unsubscribedAt !== null)
      return [
        {
          meaning: { cause: 'unsubscribe' },
          address,
          word: fields.get('unsubscribedby'),
          since: unsubscribedAt,
        },
      ]
    if (!excluded) return []
    const since = fields.get('exclusionfromcampaignsupdatedat')
    return [{ meaning: { cause: 'manual' }, address, word: 'IsExcludedFromCampaigns', since }]
  },
  sheets: [
    {
      id: 'all',
      columns: [
        'Email',
        'IsExcludedFromCampaigns',
        'ExclusionFromCampaignsUpdatedAt',
        'IsSpamComplaining',
        'UnsubscribedAt',
      ],
      verbatim: 'Email',
      forms: ['csv', 'json'],
      key: 'Data',
      rows: (entry) => [
        [
          entry.address,
          true,
          iso(entry.since),
          isComplaint(entry),
          entry.cause === 'unsubscribe' ? iso(entry.since) : null,
        ],
      ],
    },
  ],
}
