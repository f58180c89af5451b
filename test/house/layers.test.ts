// The layers are checked by `npm run check`. Here it is shown that this check can fail: a checker that
// cruises nothing, or whose paths match nothing, passes in silence.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CRUISE = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')

interface Cruise {
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[]
  }
}

function cruise(cwd: string, folders: readonly string[]): Cruise {
  const args = [CRUISE, '--no-progress', '--output-type', 'json', ...folders]
  const { stdout } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 })
  return JSON.parse(stdout) as Cruise
}

/** Files that must not be, by the rule that forbids each; they import faces that stand beside them. */
const PLANTED: readonly { readonly rule: string; readonly path: string; readonly text: string }[] = [
  { rule: 'document-imports-nothing', path: 'src/document/planted.ts', text: "import '../repair/index.js'" },
  { rule: 'decode-stands-alone', path: 'src/decode/planted.ts', text: "import '../repair/index.js'" },
  { rule: 'repair-stands-alone', path: 'src/repair/planted.ts', text: "import '../hanzi/index.js'" },
  { rule: 'hanzi-stands-alone', path: 'src/hanzi/planted.ts', text: "import '../decode/index.js'" },
  { rule: 'layouts-stands-alone', path: 'src/layouts/planted.ts', text: "import '../../parsers/index.js'" },
  { rule: 'agencies-stands-alone', path: 'src/agencies/planted.ts', text: "import '../layouts/index.js'" },
  { rule: 'parsers-stands-alone', path: 'parsers/html/planted.ts', text: "import '../../src/layouts/index.js'" },
  { rule: 'parsers-do-not-meet', path: 'parsers/html/other.ts', text: "import '../text/index.js'" },
  { rule: 'rules-see-records-only', path: 'src/rules/planted.ts', text: "import '../pipeline/index.js'" },
  { rule: 'rules-see-types-of-layouts', path: 'src/rules/other.ts', text: "import '../layouts/index.js'" },
  { rule: 'rules-do-not-meet', path: 'src/rules/planted-rule.ts', text: "import './other-rule.js'" },
  { rule: 'pipeline-joins-the-stages', path: 'src/pipeline/planted.ts', text: "import '../cli/index.js'" },
  { rule: 'pure-zone-has-no-node', path: 'src/rules/reads-files.ts', text: "import 'node:fs'" },
  { rule: 'pure-zone-has-no-node', path: 'parsers/html/later.ts', text: "export const fs = () => import('fs')" },
  { rule: 'one-face-a-folder', path: 'src/cli/planted.ts', text: "import '../repair/planted.js'" },
  { rule: 'parts-do-not-meet', path: 'src/queue/planted.ts', text: "import '../store/index.js'" },
  { rule: 'export-sees-readings', path: 'src/export/planted.ts', text: "import '../queue/index.js'" },
  { rule: 'work-and-intake-do-not-meet', path: 'src/intake/planted.ts', text: "import '../work/index.js'" },
  { rule: 'page-stands-alone', path: 'src/review/page/planted.ts', text: "import '../../store/index.js'" },
  { rule: 'page-sees-types-of-the-api', path: 'src/review/page/asks.ts', text: "import '../api.js'" },
  { rule: 'page-has-no-node', path: 'src/review/page/reads.ts', text: "import 'node:fs'" },
  { rule: 'nothing-imports-workers', path: 'src/cli/starts.ts', text: "import '../../workers/planted.js'" },
  { rule: 'nothing-imports-the-top', path: 'src/inspect/planted.ts', text: "import '../cli/index.js'" },
  { rule: 'no-development-packages', path: 'src/cli/bundles.ts', text: "import 'esbuild'" },
  { rule: 'resolvable', path: 'src/cli/lost.ts', text: "import './nowhere.js'" },
  { rule: 'no-cycles', path: 'src/cli/cycle.ts', text: "import './there.js'" },
]

const FACES = [
  'src/store',
  'src/queue',
  'src/work',
  'src/repair',
  'src/hanzi',
  'src/decode',
  'src/layouts',
  'src/pipeline',
  'src/cli',
  'parsers',
  'parsers/text',
]

/** A checkout in small that holds the planted files and what they import, and nothing else. */
function plantAll(): string {
  const root = mkdtempSync(join(tmpdir(), 'gouji-layers-'))
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(join(ROOT, file), join(root, file))
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'junction')
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), `${text}\nexport const planted = 1\n`)
  }
  for (const face of FACES) write(`${face}/index.ts`, '')
  write('src/rules/other-rule.ts', '')
  write('src/review/api.ts', '')
  write('workers/planted.ts', '')
  write('src/cli/there.ts', "import './cycle.js'")
  for (const { path, text } of PLANTED) write(path, text)
  return root
}

describe('the check of the layers', () => {
  let root: string
  let broken: string[]
  beforeAll(() => {
    root = plantAll()
    broken = violations(cruise(root, ['src', 'parsers', 'workers']))
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('cruises the whole house and finds nothing forbidden in it', () => {
    const house = cruise(ROOT, ['src', 'parsers', 'workers', 'scripts'])
    expect(house.summary.totalCruised).toBeGreaterThan(100)
    expect(violations(house)).toEqual([])
  })

  it.each(PLANTED)('sees $rule broken in $path', ({ rule, path }) => {
    expect(broken).toContain(`${rule}: ${path}`)
  })

  it('has a planted file for each of its rules', () => {
    const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] }
    expect([...new Set(PLANTED.map(({ rule }) => rule))].sort()).toEqual(forbidden.map(({ name }) => name).sort())
  })
})

function violations({ summary }: Cruise): string[] {
  return summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`)
}
