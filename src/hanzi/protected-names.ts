import { toSimplified } from './converter.js'
import { NAMES_BY_HAND } from './tables/names-by-hand.js'
import { PROTECTED_NAMES } from './tables/protected-names.js'

interface Protected {
  readonly name: readonly string[]
  readonly converted: readonly string[]
}

/** Before a given name: these surnames, at the start or behind a blank, a mark or an office. */
const PERSON =
  /(?<![^\s、，。：:；;（(長任記員師])[李王张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂](?:乾\p{Script=Han}?|\p{Script=Han}乾)(?![^\s、，。：:；;（）()])/gu

interface Names {
  readonly byCharacter: ReadonlyMap<string, readonly Protected[]>
  /** Whether a text holds any of the characters at all; most hold none. */
  readonly anyCharacter: RegExp
}

let names: Names | undefined

/**
 * Gives names their own characters back: `source` is the traditional text, `converted` what the
 * conversion made of it. Only a character that stands in the source itself is put back.
 */
export function restoreNames(source: string, converted: string): string {
  names ??= load()
  if (!names.anyCharacter.test(source)) return converted
  const { byCharacter } = names
  const from = [...source]
  const to = [...converted]
  if (from.length !== to.length) return converted
  from.forEach((character, at) => {
    for (const { name, converted: wrong } of byCharacter.get(character) ?? []) {
      const start = at - name.indexOf(character)
      if (wrong.every((part, index) => to[start + index] === part)) to[at] = character
    }
  })
  return restorePersons(source, to.join(''))
}

/** 乾 in a person's name is not the dry one. */
function restorePersons(source: string, converted: string): string {
  if (source.length !== converted.length) return converted
  const units = converted.split('')
  for (const { 0: person, index } of source.matchAll(PERSON)) units[index + person.indexOf('乾')] = '乾'
  return units.join('')
}

function load(): Names {
  const map = new Map<string, Protected[]>([['乾', []]])
  for (const name of [...PROTECTED_NAMES, ...NAMES_BY_HAND]) {
    const whole = [...name]
    const converted = whole.map(toSimplified)
    whole.forEach((character, index) => {
      if (converted[index] === character) return
      map.set(character, [...(map.get(character) ?? []), { name: whole, converted }])
    })
  }
  return { byCharacter: map, anyCharacter: new RegExp([...map.keys()].join('|'), 'u') }
}
