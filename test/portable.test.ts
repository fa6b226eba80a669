import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

it('the library loads and reads where there is no Node: no process, Buffer, require or node: module', async () => {
  const { outputFiles } = await build({
    entryPoints: ['src/index.ts'],
    bundle: true,
    write: false,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'iife',
    globalName: 'undelivered',
    target: 'es2022',
  })
  // What every browser has and a bare context lacks.
  const context = createContext({ TextDecoder, TextEncoder, Uint8Array })
  runInContext(outputFiles[0]!.text, context)
  expect(runInContext(`typeof process + typeof Buffer + typeof require`, context)).toBe(
    'undefinedundefinedundefined',
  )
  expect(runInContext(`undelivered.classifyReply('550 5.1.1 User unknown').reason`, context)).toBe(
    'unknown-user',
  )
  expect(
    runInContext(`undelivered.readEmail('550 5.1.1 <a@example.com>: User unknown')[0].type`, context),
  ).toBe('hard')
})

it('the package has no run-time dependency', async () => {
  const { default: manifest } = await import('../package.json', { with: { type: 'json' } })
  expect(manifest).not.toHaveProperty('dependencies')
})
