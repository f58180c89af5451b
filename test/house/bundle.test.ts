import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkBundle } from '../../scripts/check/bundle.js'

describe('the pure zone', () => {
  it('bundles for a browser', async () => {
    expect(Number.parseInt(await checkBundle(), 10)).toBeGreaterThan(50)
  })

  it.each(["import { readFileSync } from 'node:fs'\nreadFileSync('x')", "import path from 'path'\nexport default path.sep"])(
    'would not with %j',
    async (source) => {
      const folder = mkdtempSync(join(tmpdir(), 'gouji-bundle-'))
      try {
        writeFileSync(join(folder, 'planted.ts'), source)
        await expect(checkBundle(join(folder, 'planted.ts'))).rejects.toThrow(/part of Node/)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )
})
