import type { SuppressionEntry } from '../entry.ts'
import { fieldsOf, text, truthy } from '../fields.ts'
import { meaningOf, meanings } from '../meaning.ts'
import { isBounce, isComplaint, iso, type ListFormat } from './format.ts'

const CODES = meanings({
  hardBounce: 'bounces',
  contactFlaggedAsSpam: 'complaint',
  unsubscribedViaEmail: 'unsubscribe',
  unsubscribedViaMA: 'unsubscribe',
  unsubscribedViaApi: 'unsubscribe',
  adminBlocked: 'manual',
})

/**
 * Brevo (Sendinblue): blocked and unsubscribed contacts of transactional mail, and contacts with `emailBlacklisted`,
 * which tells no cause.
 * https://developers.brevo.com/reference/get-transac-blocked-contacts
 */
export const brevo: ListFormat = {
  id: 'brevo',
  title: 'Brevo',
  document: 'https://developers.brevo.com/reference/get-transac-blocked-contacts',
  marks: [
    ['email', 'blockedat'],
    ['email', 'emailblacklisted'],
  ],
  listKeys: ['contacts'],
  meanings: CODES,
  read: (fields) => {
    const address = fields.get('email')
    if (fields.get('blockedat') === undefined) {
      if (!truthy(fields.get('emailblacklisted'))) return []
      return [
        { meaning: { cause: 'manual' }, address, word: 'emailBlacklisted', since: fields.get('modifiedat') },
      ]
    }
    // `{ code, message }` in JSON.
    const told = fieldsOf(fields.get('reason'))
    const code = told?.get('code') ?? fields.get('reason')
    const meaning = meaningOf(CODES, code)
    return meaning === null
      ? []
      : [{ meaning, address, word: text(code), words: sentence(told), since: fields.get('blockedat') }]
  },
  sheets: [
    {
      id: 'all',
      columns: ['email', 'reason', 'blockedAt'],
      verbatim: 'email',
      forms: ['csv', 'json'],
      key: 'contacts',
      rows: (entry) => [[entry.address, codeOf(entry), iso(entry.since)]],
      objects: (entry) => [
        {
          email: entry.address,
          reason: { code: codeOf(entry), message: entry.note ?? codeOf(entry) },
          blockedAt: iso(entry.since),
        },
      ],
    },
  ],
}

function codeOf(entry: SuppressionEntry): string {
  if (isBounce(entry)) return 'hardBounce'
  if (isComplaint(entry)) return 'contactFlaggedAsSpam'
  return entry.cause === 'unsubscribe' ? 'unsubscribedViaEmail' : 'adminBlocked'
}

/** The message mostly repeats the code in words; a reply begins with its code. */
function sentence(told: ReadonlyMap<string, unknown> | undefined): string | null {
  const message = text(told?.get('message'))
  return message !== null && /\d\d\d|\d\.\d/.test(message) ? message : null
}
