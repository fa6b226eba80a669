import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
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

test('within a program of Node the service needs the types of Node, and no others', () => {
  expect(foreign('service/index.d.ts')).toEqual(['node:http'])
})

test('a strict project that checks its libraries can use every export of the package', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    exports: Record<string, { types: string }>
  }
  const project = mkdtempSync(join(tmpdir(), 'consumer-'))
  const installed = join(project, 'node_modules')
  mkdirSync(join(installed, 'undelivered', 'dist'), { recursive: true })
  cpSync('package.json', join(installed, 'undelivered', 'package.json'))
  symlinkSync(types, join(installed, 'undelivered', 'dist', 'types'))
  for (const name of ['@types', 'undici-types'])
    symlinkSync(resolve('node_modules', name), join(installed, name))
  const paths = Object.keys(exports).map((path) => path.replace('.', 'undelivered'))
  const uses = paths.map((path, n) => `import * as part${n} from '${path}'\nexport { part${n} }\n`)
  writeFileSync(join(project, 'index.ts'), uses.join(''))
  writeFileSync(join(project, 'package.json'), '{"type": "module"}')
  const compilerOptions = {
    ...{ strict: true, skipLibCheck: false, noEmit: true, target: 'ES2022', lib: ['ES2023'] },
    ...{ module: 'NodeNext', moduleResolution: 'NodeNext', types: ['node'], preserveSymlinks: true },
  }
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['index.ts'] }))
  const { stdout, status } = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '-p', join(project, 'tsconfig.json')],
    { encoding: 'utf8' },
  )
  rmSync(project, { recursive: true })
  expect(stdout).toBe('')
  expect(status).toBe(0)
})
