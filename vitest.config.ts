import { configDefaults, defineConfig } from 'vitest/config'

/**
 * Tests that start whole installations, servers and browsers and take minutes: `npm run test:slow`. Their results hang on
 * the machine's load more than a quick run should.
 */
export const SLOW = [
  'test/drills/**/*.test.ts',
  'test/review/page/**/*.test.ts',
  'test/review/server/security.test.ts',
  'test/crawl/{command,distributed,resume,families,traps}.test.ts',
  'test/cli/running.test.ts',
  // Pictures as PNG: setting text in large fonts takes seconds on one machine and minutes on another.
  'test/cli/inspect.test.ts',
  'test/sandbox/hostile.test.ts',
]

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...SLOW],
    // A PNG alone may take a minute where a machine is busy and its fonts are large; a loaded machine is no failure.
    testTimeout: 300_000,
    hookTimeout: 120_000,
    // One worker a core: many tests wait for processes that they started, and leave the core to another.
    maxWorkers: '100%',
  },
})
