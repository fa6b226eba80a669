// Bundles the library (runs anywhere) and the command line (Node) into dist/.
import { build } from 'esbuild'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  outdir: 'dist',
  charset: 'utf8',
  legalComments: 'eof',
  logLevel: 'warning',
}

await Promise.all([
  // No platform: an import of a node: module is an error here, which is what keeps the library portable.
  build({ ...common, platform: 'neutral', mainFields: ['module', 'main'], entryPoints: ['src/index.ts', 'src/rules.ts'] }),
  build({ ...common, platform: 'node', entryPoints: { cli: 'src/cli/main.ts' } }),
])
