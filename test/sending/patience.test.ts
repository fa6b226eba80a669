import { once } from 'node:events'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { Patience } from '../../src/sending/patience.ts'

const emitter = new EventTarget()

test('is over after its time, once', async () => {
  const patience = new Patience(1)
  const over = vi.fn(() => void emitter.dispatchEvent(new Event('over')))
  const told = once(emitter, 'over')
  patience.begin(over)
  patience.begin(over)
  await told
  await setImmediate()
  expect(over).toHaveBeenCalledTimes(1)
})

test('is not over where what was waited for comes while the machine is busy', async () => {
  const patience = new Patience(1)
  const over = vi.fn()
  patience.begin(over)
  const comes = setTimeout(1).then(() => patience.end())
  for (const end = Date.now() + 20; Date.now() < end; );
  await comes
  await setTimeout(5)
  expect(over).not.toHaveBeenCalled()
})

test('begins anew after it has ended', async () => {
  const patience = new Patience(1)
  patience.begin(() => expect.unreachable())
  patience.end()
  await new Promise<void>((resolve) => patience.begin(resolve))
})
