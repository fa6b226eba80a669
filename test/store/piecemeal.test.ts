import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { isPiecemeal, Pieces, whole } from '../../src/store/piecemeal.ts'

function* counting(to: number, seen: string[], name: string) {
  for (let n = 1; n <= to; n++) {
    seen.push(`${name}${n}`)
    yield
  }
  return `${name} done`
}

test('works are done a piece of each in turn, and other work goes between them', async () => {
  const seen: string[] = []
  const pieces = new Pieces()
  const add = (work: ReturnType<typeof counting>) =>
    new Promise<unknown>((made, failed) => pieces.add(work, made, failed))
  const [a, b] = [add(counting(3, seen, 'a')), add(counting(1, seen, 'b'))]
  setImmediate(() => seen.push('between'))
  expect(await Promise.all([a, b])).toEqual(['a done', 'b done'])
  expect(seen).toEqual(['a1', 'between', 'b1', 'a2', 'a3'])
})

test('what fails is told, and keeps nobody else from going on', async () => {
  function* failing() {
    yield
    throw new Error('The disk is full.')
  }
  const seen: string[] = []
  const pieces = new Pieces()
  const failed = new Promise((resolve) => pieces.add(failing(), () => {}, resolve))
  const made = new Promise((resolve) => pieces.add(counting(5, seen, 'a'), resolve, () => {}))
  expect(await failed).toEqual(new Error('The disk is full.'))
  expect(await made).toBe('a done')
})

test('nothing is done after a stop', async () => {
  const seen: string[] = []
  const pieces = new Pieces()
  pieces.add(
    counting(5, seen, 'a'),
    () => {},
    () => {},
  )
  pieces.stop()
  await wait(5)
  expect(seen).toEqual([])
})

test('work in pieces is known from a result, and may be done at once', () => {
  expect([[], new Map(), null, 'text'].map(isPiecemeal)).toEqual([false, false, false, false])
  const work = counting(2, [], 'a')
  expect(isPiecemeal(work)).toBe(true)
  expect(whole(work)).toBe('a done')
})
