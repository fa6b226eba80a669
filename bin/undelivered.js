#!/usr/bin/env node
// Node's own modules are not imported here: that alone would make a start some milliseconds longer.
const { existsSync } = process.getBuiltinModule('node:fs')
const { createRequire } = process.getBuiltinModule('node:module')

// A fresh checkout has no dist/ yet: the first call builds it. A published package always has it.
if (!existsSync(new URL('../dist/cli.js', import.meta.url))) await import('../scripts/build.mjs')
if (process.argv[2] === 'classify') createRequire(import.meta.url)('../dist/classify.cjs')
else await import('../dist/cli.js')
