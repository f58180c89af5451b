/** Disturbs the running system and looks whether it comes to the right end: `npm run drill -- --help`. */
import { DRILLS, DrillRun } from './drill/index.js'

const HELP = `Disturbs the running system in many ways; passed means that every document came to an end and the store
holds what it holds after an undisturbed run.

  npm run drill                     all drills
  npm run drill redis-flushed …     those that are named
  npm run drill -- --short          those that the tests run too
  npm run drill -- --embedded       only SQLite and its queue; --distributed: only PostgreSQL and Redis
  npm run drill -- --list           names, and what happens in each
`

// Ended early, what was started must not stay: it goes with the exit of this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const args = process.argv.slice(2)
const names = args.filter((arg) => !arg.startsWith('--'))
const unknown = names.filter((name) => !DRILLS.some((drill) => drill.name === name))

if (args.includes('--help')) process.stdout.write(HELP)
else if (args.includes('--list'))
  for (const { name, about, modes } of DRILLS) console.log(`${name.padEnd(26)} ${about} (${modes.join(', ')})`)
else if (unknown.length > 0) {
  process.stderr.write(`no drill ${unknown.join(', ')}; see npm run drill -- --list\n`)
  process.exitCode = 2
} else await runAll()

async function runAll(): Promise<void> {
  const chosen = DRILLS.filter(({ name }) => names.length === 0 || names.includes(name))
  const run = new DrillRun()
  const tally = { passed: 0, failed: 0, skipped: 0 }
  try {
    for (const drill of chosen)
      for (const mode of args.includes('--short') ? drill.short : drill.modes) {
        if (args.includes(mode === 'embedded' ? '--distributed' : '--embedded')) continue
        const { outcome, seconds, seen } = await run.run(drill, mode)
        tally[outcome]++
        const mark = { passed: 'ok     ', failed: 'FAILED ', skipped: 'skipped' }[outcome]
        console.log(`${mark} ${drill.name.padEnd(26)} ${mode.padEnd(11)} ${seconds.toFixed(1).padStart(6)} s  ${seen}`)
      }
  } finally {
    await run.close()
  }
  console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
  if (tally.failed > 0) process.exitCode = 1
}
