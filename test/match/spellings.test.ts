import { describe, expect, it } from 'vitest'
import { Phrases } from '../../src/match/phrases.ts'

const finds = (pattern: string, text: string) => new Phrases([pattern]).scan(text) === 1

describe('a "not" in a pattern', () => {
  it('is found contracted', () => {
    expect(finds('is not valid', "That address isn't valid")).toBe(true)
    expect(finds('cannot be found', 'The user can’t be found')).toBe(true)
    expect(finds('will not accept', "We won't accept it")).toBe(true)
  })

  it('is found spelled out where the pattern has it contracted', () => {
    expect(finds("doesn't exist", 'jo does not exist')).toBe(true)
    expect(finds("can't resolve", 'we can not resolve it')).toBe(true)
  })

  it('goes on any verb where the pattern begins with it', () => {
    expect(finds('user * not found', "The user wasn't found")).toBe(true)
    expect(finds("n't exist", 'It does not exist')).toBe(true)
  })

  it('is no part of a longer word', () => {
    expect(finds('is nothing', "It isn't hing")).toBe(false)
    expect(finds('notice', "It isn't ice")).toBe(false)
  })
})

describe('a word that is often misspelled', () => {
  it('is found all the same', () => {
    expect(finds('{address/recipient} unknown', 'Adress unknown')).toBe(true)
    expect(finds('{address/recipient} unknown', 'Recepient unknown')).toBe(true)
    expect(finds('mailbox * full', 'The mail box is full')).toBe(true)
    expect(finds("user * n't exist", 'User doesnt exist')).toBe(true)
  })
})
