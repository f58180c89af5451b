// Runs at the end of `npm ci`, and before `npm pack`: builds dist/ and the review page in it. Without development dependencies
// (`npm ci --omit=dev`) there is no compiler; that is no reason for the installation to fail, and the
// launcher says what to do should the build be missing.
import { ensureBuilt, NoCompiler } from './build.js'
import { ensurePage, NoBundler } from './build-page.js'

try {
  await ensureBuilt((line) => console.error(`gouji: ${line}`))
  await ensurePage((line) => console.error(`gouji: ${line}`))
} catch (error) {
  if (!(error instanceof NoCompiler || error instanceof NoBundler)) throw error
  console.error(`gouji: not built. ${error.message}`)
}
