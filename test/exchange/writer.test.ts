import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListForm, SuppressionEntry } from '../../src/exchange/entry.ts'
import { LIST_FORMATS } from '../../src/exchange/formats/index.ts'
import { listWriter } from '../../src/exchange/list-writer.ts'
import { REASON_NAMES } from '../../src/model/reasons.ts'
import { entry, readList } from './tools.ts'

function written(
  name: string,
  entries: readonly SuppressionEntry[],
  form?: ListForm,
  scope?: string,
): string {
  const writer = listWriter(name, form, scope)
  return writer.begin() + entries.map((one) => writer.entry(one)).join('') + writer.end()
}

const SINCE = Date.UTC(2024, 4, 2, 9, 15)

const ENTRIES = [
  entry({ reason: 'unknown-user', since: SINCE, note: '550 5.1.1 User unknown' }),
  entry({ address: 'ben@example.net', cause: 'complaint', since: SINCE }),
  entry({ address: 'cleo@example.com', cause: 'unsubscribe', scope: 'news', since: SINCE }),
  entry({ address: 'dana@example.com', cause: 'manual', note: 'asked by phone' }),
]

describe('what is written', () => {
  it.each([
    [
      'undelivered',
      'address,scope,cause,reason,since,until,source,note\r\n' +
        'anna@example.com,*,bounces,unknown-user,2024-05-02T09:15:00.000Z,,policy,550 5.1.1 User unknown\r\n' +
        'ben@example.net,*,complaint,,2024-05-02T09:15:00.000Z,,policy,\r\n' +
        'cleo@example.com,news,unsubscribe,,2024-05-02T09:15:00.000Z,,policy,\r\n' +
        'dana@example.com,*,manual,,,,policy,asked by phone\r\n',
    ],
    ['ses', 'anna@example.com,BOUNCE\r\nben@example.net,COMPLAINT\r\ndana@example.com,COMPLAINT\r\n'],
    [
      'sendgrid:bounces',
      'status,reason,email,created\r\n5.1.1,550 5.1.1 User unknown,anna@example.com,1714641300\r\n',
    ],
    ['mailgun:complaints', 'address,created_at\r\nben@example.net,"Thu, 02 May 2024 09:15:00 +0000"\r\n'],
    [
      'postmark',
      '{"Suppressions":[\n' +
        '{"EmailAddress":"anna@example.com","SuppressionReason":"HardBounce","Origin":"Recipient","CreatedAt":"2024-05-02T09:15:00.000Z"},\n' +
        '{"EmailAddress":"ben@example.net","SuppressionReason":"SpamComplaint","Origin":"Recipient","CreatedAt":"2024-05-02T09:15:00.000Z"},\n' +
        '{"EmailAddress":"dana@example.com","SuppressionReason":"ManualSuppression","Origin":"Customer","CreatedAt":null}\n]}\n',
    ],
    ['plain', 'anna@example.com\r\nben@example.net\r\ndana@example.com\r\n'],
  ])('as %s', (name, text) => {
    expect(written(name, ENTRIES)).toBe(text)
  })

  it('what stops one stream stays out of lists that stop all mail, unless the list is for that stream', () => {
    const cleo = ENTRIES[2]!
    const streamless = LIST_FORMATS.flatMap(({ id, sheets }) =>
      sheets.map((sheet) => (sheets.length > 1 ? `${id}:${sheet.id}` : id)),
    ).filter((name) => written(name, [cleo]) === written(name, []))
    const keep = ['undelivered', 'mailgun:unsubscribes', 'csv']
    for (const name of keep) expect(written(name, [cleo])).toContain('cleo@example.com,')
    expect(streamless).not.toEqual(expect.arrayContaining(keep))
    expect(streamless).toEqual(
      expect.arrayContaining(['ses', 'sendgrid:unsubscribes', 'postmark', 'brevo', 'resend']),
    )
    expect(written('ses', [cleo], 'csv', 'news')).toBe('cleo@example.com,COMPLAINT\r\n')
    expect(written('ses', [cleo], 'csv', 'offers')).toBe('')
  })

  it('for SparkPost, an entry for all mail stands for both of its types', () => {
    const lines = written('sparkpost', [ENTRIES[1]!, ENTRIES[2]!], 'csv', 'news').split('\r\n')
    expect(lines.slice(1, -1)).toEqual([
      'ben@example.net,transactional,,Spam Complaint,2024-05-02T09:15:00.000Z',
      'ben@example.net,non_transactional,,Spam Complaint,2024-05-02T09:15:00.000Z',
      'cleo@example.com,non_transactional,,List Unsubscribe,2024-05-02T09:15:00.000Z',
    ])
  })
})

const NAMES = LIST_FORMATS.flatMap(({ id, sheets }) =>
  sheets.flatMap((sheet) =>
    sheet.forms.map((form) => [sheets.length > 1 ? `${id}:${sheet.id}` : id, form] as const),
  ),
)

it.each(NAMES)(
  'what is written as %s, %s, is read again: the same addresses, and no other entry',
  (name, form) => {
    const text = written(name, ENTRIES, form)
    const [id] = name.split(':')
    const { found } = readList(text, { format: name })
    const taken = ENTRIES.filter((one) => listWriter(name, form).entry(one) !== '').map((one) => one.address)
    expect([...new Set(found.map((one) => ('problem' in one ? one : one.address)))]).toEqual(taken)
    // Nothing but the format's name tells what a bare address is.
    if (id !== 'mailman') expect(readList(text).reader.format).toBe(id)
  },
)

it('several lists of a service take every entry once', () => {
  for (const { id, sheets } of LIST_FORMATS.filter((one) => one.sheets.length > 1)) {
    for (const one of ENTRIES)
      expect(
        sheets.filter((sheet) => listWriter(`${id}:${sheet.id}`, undefined, one.scope).entry(one) !== ''),
      ).toHaveLength(1)
  }
})

it('an empty list is one of its form', () => {
  expect(written('postmark', [])).toBe('{"Suppressions":[\n]}\n')
  expect(written('undelivered', [], 'json')).toBe('[\n]\n')
  expect(written('undelivered', [], 'ndjson')).toBe('')
})

it('what cannot be written is told', () => {
  expect(() => listWriter('mailgun')).toThrowError(
    'The format mailgun keeps several lists, one for each cause. Name one of mailgun:bounces, mailgun:unsubscribes, mailgun:complaints.',
  )
  expect(() => listWriter('mautic', 'json')).toThrowError('The format mautic is written as csv, not as json.')
  expect(() => listWriter('acme')).toThrowError('No list format is called acme')
})

describe('our own format keeps every field', () => {
  const time = fc.option(fc.integer({ min: 0, max: Date.UTC(2199, 0) }))
  const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 })
  const tricky = fc.stringMatching(/^['=+@\-"\t\r\n ,;]{1,6}[a-z]?$/)
  const entries = fc.array(
    fc.record<SuppressionEntry>({
      address: fc.constantFrom(
        'anna@example.com',
        '=x+1@example.com',
        "o'hara@bücher.example",
        '"a,b"@example.com',
      ),
      scope: fc.oneof(fc.constant('*'), words, tricky),
      cause: fc.constantFrom('bounces', 'mirrored', 'complaint', 'unsubscribe', 'manual'),
      reason: fc.option(fc.constantFrom(...REASON_NAMES)),
      since: time,
      until: time,
      source: fc.oneof(words, tricky),
      note: fc.option(fc.oneof(words, tricky)),
    }),
    { maxLength: 5 },
  )

  it.each(['csv', 'json', 'ndjson'] as const)('in %s', (form) => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 50 }), (all, size) => {
        const { found } = readList(written('undelivered', all, form), {}, size)
        expect(found.map(({ line, ...one }) => one)).toEqual(all)
      }),
    )
  })
})
