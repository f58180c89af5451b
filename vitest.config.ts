import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // One worker a core: many tests wait for processes that they started, and leave the core to another.
    maxWorkers: '100%',
  },
})
