import { configDefaults, defineConfig } from 'vitest/config'

/**
 * Tests that start whole installations, servers and browsers and take minutes: `npm run test:slow`. Their results hang on
 * the machine's load more than a quick run should.
 */
export const SLOW = [
  'test/drills/**/*.test.ts',
  'test/review/page/**/*.test.ts',
  'test/crawl/{command,distributed,resume,families,traps}.test.ts',
  'test/cli/running.test.ts',
  // A PNG reads the font again for every piece of text: half a minute of a whole core. CI runs it by itself.
  'test/cli/inspect.test.ts',
  'test/sandbox/hostile.test.ts',
]

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...SLOW],
    testTimeout: 60_000,
    // One worker a core: many tests wait for processes that they started, and leave the core to another.
    maxWorkers: '100%',
  },
})
