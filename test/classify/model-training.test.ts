import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { written } from '../../scripts/model/huffman.ts'
import { ruleWordings, spelledOut } from '../../scripts/model/wordings.ts'
import { symbolsOf } from '../../src/classify/model/huffman.ts'

describe('the code by which weights are written', () => {
  it('gives frequent symbols fewer bits: 13 bits are two characters', () => {
    expect(written([0, 0, 0, 0, 1, 1, 2], 4)).toEqual({ count: 7, lengths: '1220', codes: '&k' })
  })

  it('gives back what was written', () => {
    const symbols = fc.array(fc.integer({ min: 0, max: 142 }), { maxLength: 300 })
    fc.assert(
      fc.property(symbols, (some) => {
        expect([...symbolsOf(written(some, 143))]).toEqual(some)
      }),
    )
  })

  it('has no code of more than 17 bits, however rare a symbol is', () => {
    const symbols = Array.from({ length: 24 }, (_, n) => Array<number>(2 ** Math.min(n, 16)).fill(n)).flat()
    const coded = written(symbols, 24)
    expect(Math.max(...[...coded.lengths].map((digit) => Number.parseInt(digit, 36)))).toBeLessThanOrEqual(17)
    expect([...symbolsOf(coded)]).toEqual(symbols)
  })

  it('needs no escape in JSON', () => {
    const symbols = Array.from({ length: 5000 }, (_, n) => (n * n) % 143)
    const { codes } = written(symbols, 143)
    expect(JSON.stringify(codes)).toHaveLength(codes.length + 2)
  })
})

describe("what rules' patterns can say", () => {
  it('is one alternative after another', () => {
    const pattern = '|{mailbox/account} * {full/over quota|}'
    expect(spelledOut(pattern, () => 0)[0]).toBe('mailbox full')
    expect(spelledOut(pattern, () => 0.99)[0]).toBe('account over quota')
  })

  it('is nothing twice under one reason', () => {
    const all = ruleWordings().map(({ reason, text }) => `${reason} ${text}`)
    expect(all.length).toBe(new Set(all).size)
  })

  it('is the same each time', () => {
    expect(ruleWordings()).toEqual(ruleWordings())
  })
})
