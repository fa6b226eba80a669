import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'test/temporary.ts',
    // A test that hangs must end, yet none may fail because the machine is slow or busy.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 500_000 } },
    // Modules are loaded, and the tables of rules compiled, once for each worker instead of each file: less than half
    // the work. So a test puts back what it changes of what all share (timers, globals, prototypes).
    isolate: false,
    // Many tests wait for servers: more files at a time than there are processors.
    maxWorkers: availableParallelism() + 1,
  },
})
