import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

let types: string

beforeAll(() => {
  types = mkdtempSync(join(tmpdir(), 'types-'))
  execFileSync(process.execPath, [
    'node_modules/typescript/bin/tsc',
    ...['-p', 'tsconfig.build.json', '--outDir', types],
  ])
})

afterAll(() => rmSync(types, { recursive: true }))

/** What the declarations of an entry need, near and far, that is no file of ours. */
function foreign(entry: string): string[] {
  const seen = new Set<string>()
  const packages = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    const code = readFileSync(file, 'utf8').replace(/^\s*(?:\/\*\*|\*).*$/gm, '')
    for (const [, name] of code.matchAll(/(?:from |import\()['"]([^'"]+)['"]/g))
      if (name!.startsWith('.')) visit(join(dirname(file), name!.replace(/\.ts$/, '.d.ts')))
      else packages.add(name!)
  }
  visit(join(types, entry))
  return [...packages]
}

test.each(['index', 'rules', 'client/index', 'guard/nodemailer', 'doctor/index'])(
  'a project that checks its libraries needs no other types for %s',
  (entry) => {
    expect(foreign(`${entry}.d.ts`)).toEqual([])
  },
)
