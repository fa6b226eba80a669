// Bundles the page for people into dist/dashboard, with names that change with the contents, packed for those who take it.

import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** Too short to be worth packing. */
const SHORT = 500

/**
 * @param {string} root the folder of the project
 * @param {import('esbuild').Plugin[]} plugins
 * @returns what was built of what, for the licences of packages by others
 */
export async function buildDashboard(root, plugins) {
  const out = join(root, 'dist/dashboard')
  rmSync(out, { recursive: true, force: true })
  mkdirSync(join(out, 'assets'), { recursive: true })
  const { metafile } = await build({
    absWorkingDir: root,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'warning',
    legalComments: 'none',
    loader: { '.eml': 'text', '.txt': 'text' },
    define: { 'process.env.NODE_ENV': '"production"' },
    entryPoints: { main: 'dashboard/src/main.tsx', style: 'dashboard/styles/main.css' },
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    outdir: 'dist/dashboard/assets',
    plugins,
    metafile: true,
  })
  const icon = readFileSync(join(root, 'dashboard/icon.svg'))
  const iconName = `icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`
  writeFileSync(join(out, 'assets', iconName), icon)
  const built = readdirSync(join(out, 'assets'))
  const named = (start, end) => built.find((name) => name.startsWith(start) && name.endsWith(end))
  const page = readFileSync(join(root, 'dashboard/index.html'), 'utf8')
    .replace('assets/icon.svg', `assets/${iconName}`)
    .replace('assets/main.css', `assets/${named('style-', '.css')}`)
    .replace('assets/main.js', `assets/${named('main-', '.js')}`)
  writeFileSync(join(out, 'index.html'), page)
  for (const name of built) pack(join(out, 'assets', name))
  return { metafile }
}

function pack(path) {
  const bytes = readFileSync(path)
  if (bytes.length < SHORT) return
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
}
