import { expect, test } from 'vitest'
import { Turns } from '../../src/service/turns.ts'

test('of many long works one has its turn, then the loop looks at all else', async () => {
  const order: string[] = []
  const work = async (name: string) => {
    const turns = new Turns()
    await turns.next()
    order.push(name)
    await turns.next()
    order.push(name)
  }
  const elsewhere = () => {
    order.push('-')
    if (order.length < 8) setImmediate(elsewhere)
  }
  const all = [work('a'), work('b')]
  setImmediate(elsewhere)
  await Promise.all(all)
  expect(order.join('').replaceAll(/-+/g, '-')).toBe('a-b-a-b')
})
