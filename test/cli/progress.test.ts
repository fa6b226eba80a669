import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { Progress } from '../../src/cli/progress.ts'

function terminal(isTTY: boolean) {
  const written: string[] = []
  const output = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk))
      done()
    },
  })
  return { written, output: Object.assign(output, { isTTY, columns: 80 }) }
}

test('the progress line comes after half a second, is rewritten, and is taken away', () => {
  const { written, output } = terminal(true)
  let now = 1000
  const progress = new Progress(output, () => now)
  progress.count('a', 1_000_000)
  progress.clear()
  expect(written).toEqual([])
  now = 1500
  progress.count('a', 500_000)
  now = 1550
  progress.count('b', 500_000)
  now = 3000
  progress.count('b', 500_000)
  progress.clear()
  progress.clear()
  expect(written).toEqual([
    '\r\x1b[K1 file, 2 messages, 1.5 MB, 4 a second',
    '\r\x1b[K2 files, 4 messages, 2.5 MB, 2 a second',
    '\r\x1b[K',
  ])
})

test('nothing is written where no terminal looks', () => {
  const { written, output } = terminal(false)
  let now = 0
  const progress = new Progress(output, () => now)
  now = 9000
  progress.count('a', 1)
  progress.clear()
  expect(written).toEqual([])
})
