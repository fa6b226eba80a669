#!/usr/bin/env node
import { existsSync } from 'node:fs'

// A fresh checkout has no dist/ yet: the first call builds it. A published package always has it.
if (!existsSync(new URL('../dist/cli.js', import.meta.url))) await import('../scripts/build.mjs')
await import('../dist/cli.js')
