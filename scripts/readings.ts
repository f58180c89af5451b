/**
 * Writes `src/repair/tables/readings.ts`: the Mandarin readings of the Han characters, without tones.
 * Run it as `npx tsx scripts/readings.ts FOLDER`, where FOLDER is an unpacked `pinyin-pro` (npm, MIT);
 * the package is needed for this alone and is therefore no dependency.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const FIRST_IDEOGRAPH = 0x4e00
const LAST_IDEOGRAPH = 0x9fa5

const folder = process.argv[2]
if (!folder) throw new Error('usage: npx tsx scripts/readings.ts <folder of pinyin-pro>')
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string; module: string }
const { pinyin } = (await import(pathToFileURL(join(folder, manifest.module)).href)) as {
  pinyin(text: string, options: { multiple: true; type: 'array'; toneType: 'none'; v: true }): string[]
}

const first = new Map<string, string>()
const others = new Map<string, string>()
for (let code = FIRST_IDEOGRAPH; code <= LAST_IDEOGRAPH; code++) {
  const character = String.fromCharCode(code)
  const readings = [...new Set(pinyin(character, { multiple: true, type: 'array', toneType: 'none', v: true }))].filter((r) =>
    /^[a-zê]+$/.test(r),
  )
  readings.forEach((reading, index) => {
    const table = index === 0 ? first : others
    table.set(reading, (table.get(reading) ?? '') + character)
  })
}
const syllables = [...new Set([...first.keys(), ...others.keys()])].sort()
const lines = syllables.map((syllable) => `${syllable} ${first.get(syllable) ?? ''}|${others.get(syllable) ?? ''}`)
writeFileSync(
  'src/repair/tables/readings.ts',
  `/**
 * The Mandarin readings of U+4E00 to U+9FA5 without tones: a line is a syllable, the characters whose
 * first reading it is, a bar, and the characters that may also be read so. Made by scripts/readings.ts
 * from pinyin-pro ${manifest.version} (npm, MIT) on ${new Date().toISOString().slice(0, 10)}; not edited by hand.
 */
export const READINGS = \`
${lines.join('\n')}
\`
`,
)
console.log(`${syllables.length} syllables`)
