import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const BUILT = new URL('../../dist/dashboard/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, BUILT))

/** A file with all that it loads at once; what `import()` names comes when somebody goes there. */
function withImports(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  const text = read(name).toString()
  const loaded = text.matchAll(/(?:import|from)\s*"\.\/([\w.-]+\.js)"|(?:src|href)="(assets\/[\w.-]+)"/g)
  for (const [, module, file] of loaded) withImports(file ?? `assets/${module}`, seen)
  return seen
}

const packed = (names: Iterable<string>) =>
  [...names].reduce((sum, name) => sum + gzipSync(read(name)).length, 0)

test('the first load is under 200 kB, packed', () => {
  const first = withImports('index.html')
  expect(first.size).toBeGreaterThan(4)
  expect(packed(first)).toBeLessThan(200_000)
})

test('all pages together are, too', () => {
  const all = readdirSync(new URL('assets/', BUILT)).filter((name) => /\.(?:js|css|svg)$/.test(name))
  expect(packed(['index.html', ...all.map((name) => `assets/${name}`)])).toBeLessThan(200_000)
})

test('nothing is loaded from elsewhere, and nothing is inline', () => {
  const page = read('index.html').toString()
  expect(page).not.toMatch(/https?:/)
  expect(page).not.toMatch(/<script(?![^>]*src=)|<style|style=|onclick=/)
})
