import { text } from '../fields.ts'
import { type Meaning, meanings } from '../meaning.ts'
import { type Draft, isAsked, isBounce, isComplaint, type ListFormat, rfc5322 } from './format.ts'

const LISTS = meanings({ bounces: 'bounces', unsubscribes: 'unsubscribe', complaints: 'complaint' })

/**
 * Mailgun keeps three lists for each domain: bounces `address`, `code`, `error`, `created_at`; unsubscribes `address`,
 * `tags`, `created_at`; complaints `address`, `created_at`. The files for its import have these columns, its API
 * answers with `items`.
 * https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/bounces
 */
export const mailgun: ListFormat = {
  id: 'mailgun',
  title: 'Mailgun',
  document: 'https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/bounces',
  marks: [
    ['address', 'code', 'error'],
    ['address', 'tags', 'createdat'],
  ],
  exactly: [['address', 'createdat']],
  listKeys: ['items'],
  meanings: LISTS,
  read: (fields, sheet) => {
    const list = sheet ?? listOf(fields.get('code') ?? fields.get('error'), fields.get('tags'))
    const draft: Draft = {
      meaning: LISTS.get(list) as Meaning,
      address: fields.get('address'),
      words: replyOf(text(fields.get('code')), text(fields.get('error'))),
      word: list,
      since: fields.get('createdat'),
    }
    const tags = list === 'unsubscribes' ? tagsOf(fields.get('tags')) : []
    return tags.length === 0 ? [draft] : tags.map((scope) => ({ ...draft, scope }))
  },
  sheets: [
    {
      id: 'bounces',
      columns: ['address', 'code', 'error', 'created_at'],
      verbatim: 'address',
      forms: ['csv', 'json'],
      key: 'items',
      takes: isBounce,
      rows: ({ address, note, since }) => [[address, codeOf(note), note, rfc5322(since)]],
    },
    {
      id: 'unsubscribes',
      columns: ['address', 'tags', 'created_at'],
      verbatim: 'address',
      forms: ['csv', 'json'],
      key: 'items',
      takes: isAsked,
      scoped: true,
      rows: ({ address, scope, since }) => [[address, scope, rfc5322(since)]],
      objects: ({ address, scope, since }) => [{ address, tags: [scope], created_at: rfc5322(since) }],
    },
    {
      id: 'complaints',
      columns: ['address', 'created_at'],
      verbatim: 'address',
      forms: ['csv', 'json'],
      key: 'items',
      takes: isComplaint,
      rows: ({ address, since }) => [[address, rfc5322(since)]],
    },
  ],
}

function listOf(failure: unknown, tags: unknown): string {
  if (failure !== undefined) return 'bounces'
  return tags === undefined ? 'complaints' : 'unsubscribes'
}

/** Code and words apart, as Mailgun has them, make a reply; the words may begin with the code already. */
function replyOf(code: string | null, words: string | null): string | null {
  if (code === null || words === null || words.startsWith(code)) return words
  return `${code} ${words}`
}

/** The tags that were unsubscribed from, `*` for all mail; in CSV one, or several with commas between. */
function tagsOf(tags: unknown): readonly string[] {
  const list = Array.isArray(tags) ? tags : (text(tags)?.split(',') ?? [])
  return list.map(text).filter((tag) => tag !== null)
}

const codeOf = (note: string | null) => /^[45]\d\d\b/.exec(note ?? '')?.[0] ?? '550'
