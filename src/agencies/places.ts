// The gazetteer: official names of provinces, cities and counties by name and by code. Names that occur
// more than once (鼓楼区) have several codes; which one is meant, only a parent beside the name can say.
import { PLACE_TABLE } from './place-table.js'

/** Levels of government, the highest first. */
export type Level = 'national' | 'province' | 'city' | 'county' | 'township'

/** Digits of a code, by the level of its place. */
const LEVEL_OF_LENGTH: Readonly<Record<number, Level>> = { 2: 'province', 4: 'city', 6: 'county' }

/** Municipalities right under the centre: their districts have no city between. */
const MUNICIPALITIES = new Set(['11', '12', '31', '50'])

interface Gazetteer {
  readonly codes: ReadonlyMap<string, readonly string[]>
  readonly names: ReadonlyMap<string, string>
  readonly longest: number
}

let loaded: Gazetteer | undefined

/** Read at the first question, because importing the library must cost nothing. */
function gazetteer(): Gazetteer {
  if (loaded) return loaded
  const codes = new Map<string, string[]>()
  const names = new Map<string, string>()
  let longest = 0
  for (const line of PLACE_TABLE.trim().split('\n')) {
    const [code = '', name = ''] = /^(\d+)(.+)$/.exec(line)?.slice(1) ?? []
    codes.set(name, [...(codes.get(name) ?? []), code])
    names.set(code, name)
    longest = Math.max(longest, name.length)
  }
  loaded = { codes, names, longest }
  return loaded
}

/** The codes of all places of that official name; empty where there is none. */
export function codesOf(name: string): readonly string[] {
  return gazetteer().codes.get(name) ?? []
}

/** The official name of a place. */
export function nameOf(code: string): string | undefined {
  return gazetteer().names.get(code)
}

/** The level of a place. A municipality ranks with the provinces. */
export function levelOf(code: string): Level | null {
  return LEVEL_OF_LENGTH[code.length] ?? null
}

/** The code of the place above: a county's city, or its province where no city stands between. */
export function parentOf(code: string): string | null {
  if (code.length <= 2) return null
  const province = code.slice(0, 2)
  if (code.length === 4 || MUNICIPALITIES.has(province)) return province
  const city = code.slice(0, 4)
  return gazetteer().names.has(city) ? city : province
}

/** The longest official name that `text` begins with; empty where it begins with none. */
export function placeAtStart(text: string): string {
  const { codes, longest } = gazetteer()
  for (let length = Math.min(longest, text.length); length >= 2; length--) {
    const name = text.slice(0, length)
    if (codes.has(name)) return name
  }
  return ''
}
