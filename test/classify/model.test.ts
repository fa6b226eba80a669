import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { foldsOf } from '../../scripts/model/folds.ts'
import { packed } from '../../scripts/model/pack.ts'
import { tableOf } from '../../scripts/model/table.ts'
import { ownSentences } from '../../scripts/model/texts.ts'
import { builtinClassifier } from '../../src/classify/builtin.ts'
import { hear } from '../../src/classify/claim.ts'
import { hash, rowOf, rowsOf } from '../../src/classify/model/features.ts'
import { judge } from '../../src/classify/model/judge.ts'
import { confidenceOf, loadModel } from '../../src/classify/model/weights.ts'
import { spelt, wordsOf } from '../../src/classify/model/words.ts'
import { classifyReply } from '../../src/index.ts'
import { REASON_NAMES } from '../../src/model/reasons.ts'

const root = new URL('../../', import.meta.url)
const sentences = ownSentences(new URL('scripts/model/sentences/', root))
const rowsIn = (features: readonly string[], size: number) => features.map((one) => rowOf(hash(one), size))
const NO_CODES = { reply: null, status: null }

describe('a text that no rule knows', () => {
  it.each([
    ['550 There is none here who goes by that name', 'unknown-user', 'hard'],
    ["550 5.7.1 Only pupils' parents may post to this address", 'recipient-refused', 'hard'],
  ] as const)('%s → %s', (text, reason, type) => {
    const { explanation, ...verdict } = classifyReply(text)
    expect(verdict).toMatchObject({ kind: 'bounce', reason, type })
    expect(explanation).toMatchObject({ how: 'model', rule: `model/${reason}`, evidence: text })
    expect(explanation.confidence).toBeGreaterThanOrEqual(0.5)
    expect(explanation.confidence).toBeLessThanOrEqual(0.9)
  })

  it('is judged by the words of the report where the remote system said none', () => {
    const { reason, explanation } = builtinClassifier().classify({
      remote: [],
      prose: ['There is none here who goes by that name\nX-Filter: no program may come in'],
      status: null,
      reply: null,
      final: true,
      isFailure: true,
      hosts: [],
      recipient: null,
      sender: null,
    })
    expect([reason, explanation.how]).toEqual(['unknown-user', 'model'])
    expect(explanation.evidence).toBe('There is none here who goes by that name')
  })
})

describe('what is no failure, or tells nothing, stays unknown', () => {
  it.each([
    'jklsdf weoriu xcvnm',
    'lorem ipsum dolor, consectetur adipiscing elit',
    '$%&/()= 4711',
    '',
    'See you tomorrow at ten',
    'Dear team, please find attached the report of last quarter.',
    'She is a user of public transport',
    'My account of the journey was printed in the newspaper',
    'I have moved to Berlin and will write soon',
    'Too bad that the restaurant had no table for us',
    'Der Zug nach Köln hat heute Verspätung',
    'La tienda abre a las nueve',
    '明日は晴れるでしょう',
    'GET /index.html HTTP/1.1 200 OK',
    'failure',
  ])('%s', (text) => {
    expect(classifyReply(text)).toMatchObject({ reason: 'unknown', explanation: { confidence: 0.1 } })
  })

  it.each(['550 jklsdf weoriu xcvnm', '550', '554 5.0.0'])('%s', (text) => {
    expect(classifyReply(text)).toMatchObject({ reason: 'unknown', explanation: { how: 'reply' } })
  })

  it('a weak status beside strange words keeps its own meaning', () => {
    const { reason, explanation } = classifyReply('550 5.7.1 glorp zint fafnir')
    expect([reason, explanation.how]).toEqual(['policy', 'status'])
  })
})

describe('words that only lean to a reason', () => {
  it('stand where the model is no surer of another', () => {
    const { reason, explanation } = classifyReply('550 5.7.1 Rejected by policy')
    expect([reason, explanation.how]).toEqual(['policy', 'phrase'])
  })

  it('give way where it is', () => {
    const text = '550 jo@example.net is not one of ours'
    expect(classifyReply(text)).toMatchObject({ reason: 'unknown-user', explanation: { how: 'model' } })
  })
})

describe('words that name a cause', () => {
  const told = (text: string) => {
    const { reason, explanation } = classifyReply(text)
    return [reason, explanation.rule]
  }

  it('give way where others name another and the model is sure of that', () => {
    expect(told("452 4.3.1 Server's mail spool is full")).toEqual(['system-full', 'model/system-full'])
  })

  it('stand where a status bears them out', () => {
    expect(told('552 5.2.2 The mailbox is full, the disk has no room')[1]).toMatch(/^mailbox-full\//)
  })
})

describe('the model is not asked', () => {
  const words = 'There is none here who goes by that name'

  it.each([
    [`552 5.2.2 ${words}`, 'status/5.2.2'],
    [`535 ${words}`, 'reply/535'],
    [`250 ${words}`, 'reply/250'],
  ])('%s: the code tells', (text, rule) => {
    expect(classifyReply(text).explanation.rule).toBe(rule)
  })

  it('a service that names the reason is heard before it', () => {
    const verdict = classifyReply(`550 ${words}`)
    const claim = { providerType: 'bounce/full', type: 'soft', reason: 'mailbox-full' } as const
    expect(hear(verdict, claim, 'service/some', true).verdict.reason).toBe('mailbox-full')
  })
})

describe('what a text is judged by', () => {
  it('numbers are left out; addresses, links and hosts are one word each', () => {
    expect(
      spelt(wordsOf('550 5.1.1 <a@example.com> at mx1.example.com: see https://example.com/x?7')),
    ).toEqual(['<address>', 'at', '<host>', 'see', '<link>'])
  })

  it('a word counts by its stem and by strings of its letters', () => {
    const features = ['smailb', 'n^ma', 'nmai', 'nail', 'nilb']
    const rest = ['nlbo', 'nbox', 'nox$', 'c5', 'r550', 'd1.1']
    const rows = rowsOf(wordsOf('mailbox'), { reply: 550, status: '5.1.1' }, 2 ** 20)
    expect(rows).toEqual(rowsIn([...features, ...rest], 2 ** 20))
  })

  it('scripts without blanks are read by their characters', () => {
    const features = ['i查', 'i查无', 'i无', 'c']
    expect(rowsOf(wordsOf('查无'), NO_CODES, 2 ** 20)).toEqual(rowsIn(features, 2 ** 20))
  })

  it('a long text costs no more than its beginning', () => {
    expect(spelt(wordsOf('word '.repeat(100_000)))).toHaveLength(250)
    expect(judge('x'.repeat(1_000_000), NO_CODES)).toBeNull()
  })
})

describe('the table', () => {
  it('keeps of each weight the nearest of a few values, and which row and answer it has', () => {
    const answers = REASON_NAMES.length
    const weights = new Float32Array(3 * answers)
    weights.set([2, 0, -1], 1)
    weights.set([0.5], 3 * answers - 1)
    const trained = { weights, bias: new Float64Array(answers) }
    const { values, weights: written } = packed(trained, [{ rows: [0, 1, 2], answer: 0, weight: 1 }])
    const table = { reasons: REASON_NAMES, rows: 3, values, weights: written, bias: [], stems: '' }
    const model = loadModel({ ...table, slope: 1, known: 0, offset: 0, threshold: 0 })
    expect([...model.starts]).toEqual([0, 2, 2, 3])
    expect([...model.weights].map((one) => [one >> 4, Number(values[one & 15]!.toFixed(1))])).toEqual([
      [1, 2],
      [3, -1],
      [answers - 1, 0.5],
    ])
  })

  it('is small', () => {
    expect(statSync(new URL('src/classify/model/table.ts', root)).size).toBeLessThan(300_000)
  })

  it('comes out the same from the same texts', () => {
    const some = sentences.filter((_, i) => i % 20 === 0)
    const calibration = { slope: 1, known: 0, offset: 0, threshold: 0 }
    expect(tableOf(some, calibration)).toEqual(tableOf(some, calibration))
  })

  it('is trained on sentences of every reason, none of them twice', () => {
    expect([...new Set(sentences.map(({ reason }) => reason))].sort()).toEqual([...REASON_NAMES].sort())
    expect(sentences.length - new Set(sentences.map(({ text }) => text)).size).toBe(0)
  })

  it('near-duplicates of one wording are validated together', () => {
    const [a, b] = foldsOf(['The inbox of Jo is full', 'Hello there', 'The inbox of Al is full'], 10).filter(
      (_, i) => i !== 1,
    )
    expect(a).toBe(b)
  })

  it('a greater share is a greater confidence', () => {
    const calibration = { slope: 0.66, known: 1, offset: 0.15 }
    expect(confidenceOf(calibration, 0.9, 1)).toBeGreaterThan(confidenceOf(calibration, 0.6, 1))
    expect(confidenceOf(calibration, 1, 1)).toBeLessThan(1)
  })

  it('a guess about strange words is a less sure one', () => {
    const calibration = { slope: 0.66, known: 1, offset: 0.15 }
    expect(confidenceOf(calibration, 0.9, 0.2)).toBeLessThan(confidenceOf(calibration, 0.9, 1))
  })
})

describe('how sure words are', () => {
  it.each([
    ['550 5.1.1 User unknown', 0.97, 'the status bears them out'],
    ['550 User unknown', 0.93, 'no status'],
    ['550 5.7.1 User unknown', 0.93, 'a status that is used for anything'],
    ['552 5.2.2 User unknown', 0.85, 'a telling status speaks against them'],
  ])('%s: %s, %s', (text, confidence) => {
    const { reason, explanation } = classifyReply(text)
    expect([reason, explanation.how, explanation.confidence]).toEqual(['unknown-user', 'phrase', confidence])
  })
})
