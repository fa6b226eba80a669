import { defineConfig } from 'vitest/config'

// A test that hangs must end, yet none may fail because the machine is slow or busy.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } })
