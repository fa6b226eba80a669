// Bundles the library (runs anywhere) and the command line (Node) into dist/.

import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

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

/** The tables, compiled now instead of at each start. */
async function compiledTables() {
  const entry = `
    import { builtinKnowledge } from './src/classify/builtin-knowledge.ts'
    import { packKnowledge } from './src/classify/knowledge.ts'
    export default packKnowledge(builtinKnowledge())`
  const outfile = join(root, `dist/tables-${process.pid}.mjs`)
  await build({ ...portable, stdin: { contents: entry, resolveDir: root, loader: 'ts' }, outfile })
  const { default: json } = await import(pathToFileURL(outfile).href).finally(() => rmSync(outfile))
  return json
}

/** Puts the compiled tables in the place of the module that compiles them. */
function precompile(json) {
  const contents = `
    import { unpackKnowledge } from './knowledge.ts'
    export const builtinKnowledge = () => unpackKnowledge(${JSON.stringify(json)})`
  return {
    name: 'precompile',
    setup: ({ onLoad }) =>
      onLoad({ filter: /[\\/]builtin-knowledge\.ts$/ }, () => ({ contents, loader: 'ts' })),
  }
}

const plugins = [precompile(await compiledTables())]
const builds = await Promise.all([
  build({
    ...portable,
    outdir: 'dist',
    entryPoints: ['src/index.ts', 'src/rules.ts'],
    plugins,
    metafile: true,
  }),
  build({
    ...common,
    outdir: 'dist',
    platform: 'node',
    splitting: true,
    entryPoints: { cli: 'src/cli/main.ts' },
    plugins,
    metafile: true,
  }),
])

// Pieces of earlier builds, which have other names.
const made = new Set(builds.flatMap(({ metafile }) => Object.keys(metafile.outputs)))
for (const name of readdirSync(join(root, 'dist'))) {
  if (name.endsWith('.js') && !made.has(`dist/${name}`)) rmSync(join(root, 'dist', name))
}
