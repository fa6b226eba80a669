import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { verp } from '../../src/index.ts'

const page = readFileSync(new URL('../../docs/return-paths.md', import.meta.url), 'utf8')
const blocks = [...page.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code!)

/** Lines `expression // what it is`; a comment on a line of its own speaks of the value made last. */
const CHECKED = /^(?<expression>[\w.]+(?:\(.*\)[\w.]*)?) *\/\/ (?<expected>.+)$/gm

test('what docs/return-paths.md says is so', () => {
  const code = blocks.join('\n')
  const tests = [...code.matchAll(CHECKED)].map(({ groups }) => [groups!.expression!, groups!.expected!])
  expect(tests).toHaveLength(6)
  const setup = blocks[0]!.replace(/^import.*$/m, '').replace(CHECKED, '')
  const values = tests.map(([expression]) => expression).join(', ')
  const found = new Function('verp', `${setup}; return [[${values}].map(String), returnPath]`)(verp)
  expect(found[0]).toEqual(tests.map(([, expected]) => expected))
  expect(page).toContain(`// ${found[1]}\n`)
})
