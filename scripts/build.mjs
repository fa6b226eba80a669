// Bundles the library (runs anywhere) and the command line (Node) into dist/.

import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { buildDashboard } from './dashboard.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'eof',
  logLevel: 'warning',
}
// No platform: an import of a node: module is an error here, which is what keeps the library portable.
const portable = { ...common, platform: 'neutral', mainFields: ['module', 'main'] }

/** The tables, compiled now instead of at each start, and the trained one. */
async function compiledTables() {
  const entry = `
    import { builtinKnowledge } from './src/classify/builtin-knowledge.ts'
    import { packKnowledge } from './src/classify/knowledge.ts'
    import { builtinModel } from './src/classify/model/builtin-model.ts'
    import { packModel } from './src/classify/model/weights.ts'
    import { PROVIDER_TITLES } from './src/classify/provider-titles.ts'
    export default {
      ...packKnowledge(builtinKnowledge()),
      model: packModel(builtinModel()),
      titles: PROVIDER_TITLES,
    }`
  const outfile = join(root, `dist/tables-${process.pid}.mjs`)
  await build({ ...portable, stdin: { contents: entry, resolveDir: root, loader: 'ts' }, outfile })
  const { default: packed } = await import(pathToFileURL(outfile).href).finally(() => rmSync(outfile))
  return packed
}

/** Puts modules that have the compiled tables in the place of those that make them. */
function precompile(modules) {
  return {
    name: 'precompile',
    setup({ onLoad }) {
      for (const [name, contents] of Object.entries(modules))
        onLoad({ filter: new RegExp(`[\\\\/]${name}\\.ts$`) }, () => ({ contents, loader: 'ts' }))
    },
  }
}

const tables = await compiledTables()
writeFileSync(join(root, 'dist/tables.json'), tables.json)
writeFileSync(join(root, 'dist/tables.bin'), tables.bytes)
writeFileSync(join(root, 'dist/model.json'), tables.model.json)
writeFileSync(join(root, 'dist/model.bin'), tables.model.bytes)
const titles = {
  'provider-titles': `export const PROVIDER_TITLES = ${JSON.stringify(tables.titles)}`,
}
// The library may have no file to read, so it holds them as texts. Node's are in files: to compile so long a text as a
// part of a program takes longer than all the rest of a start.
const within = {
  ...titles,
  'builtin-knowledge': `
  import { fromBase64 } from '../match/base64.ts'
  import { unpackKnowledge } from './knowledge.ts'
  export const builtinKnowledge = () =>
    unpackKnowledge(${JSON.stringify(tables.json)}, fromBase64(${JSON.stringify(Buffer.from(tables.bytes).toString('base64'))}))`,
}
const beside = {
  ...titles,
  'builtin-knowledge': `
  import { readFileSync } from 'node:fs'
  import { unpackKnowledge } from './knowledge.ts'
  const file = (name) => new URL(name, import.meta.url)
  export const builtinKnowledge = () =>
    unpackKnowledge(readFileSync(file('./tables.json'), 'utf8'), readFileSync(file('./tables.bin')))`,
  'builtin-model': `
  import { readFileSync } from 'node:fs'
  import { unpackModel } from './weights.ts'
  const file = (name) => new URL(name, import.meta.url)
  export const builtinModel = () =>
    unpackModel(readFileSync(file('./model.json'), 'utf8'), readFileSync(file('./model.bin')))`,
}

/**
 * QUIRK: the package syncs a file together with its times, which the disk writes in another place. SQLite itself syncs
 * the data (fdatasync, https://sqlite.org/src/file/src/os_unix.c), which is as durable and takes a fraction of the time.
 */
const syncData = {
  name: 'sync-data',
  setup: ({ onLoad }) =>
    onLoad({ filter: /node-sqlite3-wasm\.js$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8').replace('fs.fsyncSync(_fd(', 'fs.fdatasyncSync(_fd(')
      if (!contents.includes('fdatasyncSync')) throw new Error('node-sqlite3-wasm syncs in another way now.')
      return { contents }
    }),
}

/** What one short command needs, beside itself: all the rest is left to the other files. */
const QUICK = /[\\/](?:classify|classify-reply|table|json|ndjson|csv|version)\.ts$/
// To load a module costs about a millisecond, and a command is made of dozens. This one is for hands and scripts that
// wait for the answer to one reply, so it is a single file; and CommonJS, which gets Node's own modules as they are,
// where an import first looks at all that they export, and so loads what is behind it.
const quickly = {
  name: 'quickly',
  setup: ({ onResolve }) =>
    onResolve({ filter: /./ }, ({ path, kind }) => {
      if (kind !== 'dynamic-import' || QUICK.test(path)) return undefined
      return { path: LEFT[path] ?? './cli.js', external: true }
    }),
}
/** What it takes from a file of its own when it is asked for. */
const LEFT = { '../own-rules.ts': './own-rules.js', yaml: './yaml.js', fzstd: './zstd.js' }

// What is bundled of CommonJS asks for Node's own modules by `require`, which a module of today has not.
const REQUIRE =
  "import { createRequire as undeliveredRequire } from 'node:module'; const require = undeliveredRequire(import.meta.url);"

const builds = await Promise.all([
  build({
    ...portable,
    outdir: 'dist',
    entryPoints: { index: 'src/index.ts', rules: 'src/rules.ts', client: 'src/client/index.ts' },
    plugins: [precompile(within)],
    metafile: true,
  }),
  build({
    ...common,
    outdir: 'dist',
    platform: 'node',
    splitting: true,
    entryPoints: {
      cli: 'src/cli/main.ts',
      'own-rules': 'src/own-rules.ts',
      yaml: 'yaml',
      zstd: 'fzstd',
      store: 'src/store/public.ts',
      server: 'src/service/index.ts',
      doctor: 'src/doctor/index.ts',
      nodemailer: 'src/guard/nodemailer.ts',
      'store-thread': 'src/store/thread.ts',
      notify: 'src/notify/webhooks/notifier.ts',
    },
    // Its modules: what it gives Node is CommonJS.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    banner: { js: REQUIRE },
    plugins: [precompile(beside)],
    metafile: true,
  }),
  build({
    ...common,
    format: 'cjs',
    platform: 'node',
    outfile: 'dist/classify.cjs',
    entryPoints: ['src/cli/main.ts'],
    define: { 'import.meta.url': 'undeliveredUrl' },
    banner: { js: "const undeliveredUrl = require('node:url').pathToFileURL(__filename).href;" },
    minifyWhitespace: true,
    minifySyntax: true,
    plugins: [precompile(beside), quickly],
    metafile: true,
  }),
  // For a Node without SQLite of its own. It reads its .wasm file from beside itself.
  build({
    ...common,
    format: 'cjs',
    platform: 'node',
    outfile: 'dist/sqlite-wasm.cjs',
    entryPoints: ['node_modules/node-sqlite3-wasm/dist/node-sqlite3-wasm.js'],
    plugins: [syncData],
    metafile: true,
  }),
  buildDashboard(root, [precompile(titles)]),
])
copyFileSync(
  join(root, 'node_modules/node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm'),
  join(root, 'dist/node-sqlite3-wasm.wasm'),
)

// The licences of what is bundled.
/** What packages hold of others, under a licence of its own that they do not name. */
const HELD = {
  tldts:
    'It holds the Public Suffix List, under the Mozilla Public License 2.0 (https://mozilla.org/MPL/2.0/), whose source is at https://publicsuffix.org/list/public_suffix_list.dat.',
}
const inputs = builds.flatMap(({ metafile }) => Object.keys(metafile.inputs))
// A package may have one of its own within it.
const packages = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? [])
const notices = [...new Set(packages)].sort().map((place) => {
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const folder = join(root, place)
  const { version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (!license) throw new Error(`${name} names no licence: it cannot be bundled.`)
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one))
  const text =
    file === undefined ? `By ${author?.name ?? author}.` : readFileSync(join(folder, file), 'utf8').trim()
  const held = Object.hasOwn(HELD, name) ? `\n${HELD[name]}\n` : ''
  return `${name} ${version} (${license})\n\n${text}\n${held}`
})
writeFileSync(
  join(root, 'dist/NOTICES.txt'),
  `Packages by others that are part of these files.\n\n${notices.join('\n---\n\n')}`,
)

// Pieces of earlier builds, which have other names.
const made = new Set(builds.flatMap(({ metafile }) => Object.keys(metafile.outputs)))
for (const name of readdirSync(join(root, 'dist'))) {
  if (name.endsWith('.js') && !made.has(`dist/${name}`)) rmSync(join(root, 'dist', name))
}
