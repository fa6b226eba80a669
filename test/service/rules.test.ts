import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { classifyReply } from '../../src/classify-reply.ts'
import { loadRules } from '../../src/own-rules.ts'
import { RuleBook } from '../../src/service/rule-book.ts'
import { type Service, service } from './harness.ts'

const STRANGE = '550 Zorp qux blat 17'
const rulesFor = (text: string, is = STRANGE) => ({
  reasons: [{ reason: 'policy' as const, rules: [{ id: 'zorp', text: [text], is: [is] }] }],
})

let it: Service
beforeEach(async () => {
  it = await service()
  await it.call('POST', '/v1/ingest', { reply: STRANGE, recipient: 'a@example.com', messageId: '1' })
})
const reasons = async () =>
  (await it.call('GET', '/v1/events')).body.items.map(
    ({ event }: { event: { reason: string } }) => event.reason,
  )

describe('rules that are taught', () => {
  test('are shown what they would change of the past first', async () => {
    const { body } = await it.call('POST', '/v1/rules/preview', { rules: rulesFor('zorp qux') })
    expect(body.problems).toEqual([])
    expect(body.difference).toMatchObject({ events: 1, reread: 1 })
    expect(body.reread).toMatchObject([
      { before: { reason: 'unknown' }, after: { reason: 'policy', explanation: { rule: 'policy/zorp' } } },
    ])
    expect(await reasons()).toEqual(['unknown'])
  })

  test('hold at once for what comes, and with replay for the past', async () => {
    const { body } = await it.call('PUT', '/v1/rules', { rules: rulesFor('zorp qux'), replay: true })
    expect(body).toMatchObject({ size: 1, difference: { reread: 1 } })
    await it.call('POST', '/v1/ingest', { reply: `${STRANGE} again`, recipient: 'b@example.com' })
    expect(await reasons()).toEqual(['policy', 'policy'])
    expect((await it.call('GET', '/v1/rules')).body).toEqual({ rules: rulesFor('zorp qux'), size: 1 })
  })

  test('that are wrong are told, and not put into force', async () => {
    const wrong = rulesFor('other words')
    const { body } = await it.call('POST', '/v1/rules/preview', { rules: wrong })
    expect(body).toMatchObject({ difference: null, problems: [{ place: expect.stringContaining('zorp') }] })
    expect((await it.call('PUT', '/v1/rules', { rules: wrong })).body).toMatchObject({ status: 400 })
    expect((await it.call('GET', '/v1/rules')).body.size).toBe(0)
  })
})

describe('a rule book', () => {
  const path = () => join(mkdtempSync(join(tmpdir(), 'undelivered-')), 'taught-rules.json')

  test('keeps what it was taught in a file, which the next start reads', () => {
    const file = path()
    new RuleBook(undefined, file).teach(rulesFor('zorp qux'))
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(rulesFor('zorp qux'))
    expect(classifyReply(STRANGE, { rules: new RuleBook(undefined, file) }).reason).toBe('policy')
  })

  test('judges by the rules of the operator as well', () => {
    const given = loadRules({
      reasons: [{ reason: 'policy', rules: [{ id: 'blat', text: ['blat'], is: ['blat'] }] }],
    })
    const book = new RuleBook(given)
    book.teach({
      reasons: [{ reason: 'throttling', rules: [{ id: 'zorp', text: ['zorp'], is: ['550 zorp'] }] }],
    })
    expect(book.size).toBe(2)
    expect(classifyReply('550 zorp', { rules: book }).reason).toBe('throttling')
    expect(classifyReply('550 blat', { rules: book }).reason).toBe('policy')
  })

  test('says so where its file is broken', () => {
    const file = path()
    writeFileSync(file, '{')
    expect(() => new RuleBook(undefined, file)).toThrow('taught-rules.json')
  })
})
