// `npm run check`: everything that a machine can say about the code without running it. One line a
// check with its time; every failure is shown, not only the first.
import { availableParallelism } from 'node:os'
import { checkBundle } from './check/bundle.js'
import { tool } from './check/tool.js'
import { staleDocs } from './docs/generated.js'

/** One check: resolves with what it saw, rejects with what is wrong. */
interface Check {
  readonly name: string
  run(): Promise<string>
}

const CHECKS: readonly Check[] = [
  { name: 'types', run: () => tool('typescript/bin/tsc', ['--noEmit', '-p', '.']) },
  { name: 'types of the review page', run: () => tool('typescript/bin/tsc', ['--noEmit', '-p', 'src/review/page']) },
  { name: 'style', run: () => tool('@biomejs/biome/bin/biome', ['check', '--colors=off', '--max-diagnostics=20']) },
  {
    name: 'layers',
    run: () => tool('dependency-cruiser/bin/dependency-cruise.mjs', ['--no-progress', 'src', 'parsers', 'scripts']),
  },
  { name: 'dead code and unused packages', run: () => tool('knip/bin/knip.js', ['--no-progress']) },
  { name: 'pure zone bundles for a browser', run: checkBundle },
  { name: 'generated docs are fresh', run: checkDocs },
]

async function checkDocs(): Promise<string> {
  const stale = await staleDocs()
  if (stale.length > 0) throw new Error(`out of date, run npm run docs:\n${stale.join('\n')}`)
  return 'fresh'
}

/** Runs the checks, a few at a time. Returns how many failed. */
async function runAll(checks: readonly Check[]): Promise<number> {
  const waiting = [...checks]
  let failed = 0
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const start = performance.now()
      const failure = await check.run().then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      )
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      console.log(`${failure === null ? 'ok    ' : 'FAILED'}  ${seconds.padStart(5)} s  ${check.name}`)
      if (failure !== null) {
        failed++
        console.log(failure.replace(/^/gm, '        '))
      }
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return failed
}

const failed = await runAll(CHECKS)
console.log(`${CHECKS.length - failed} passed, ${failed} failed`)
if (failed > 0) process.exitCode = 1
