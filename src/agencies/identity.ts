// Says which of several names mean one agency. Two names do when body and place agree and nothing beside
// the place speaks against it: 淮安市洪泽区 is 洪泽区, because there is only one; 城关镇 alone is that of
// 平川县 only if the set holds no other 城关镇 with a parent of its own.
import { type AgencyName, readAgencyName } from './agency-name.js'
import { nameOf, parentOf } from './places.js'
import type { Registry } from './registry.js'

/** An agency of a set, by an id that holds within the set. */
export interface Identified extends AgencyName {
  readonly id: string
  /** The id of the government that this body works under or lies in; null where no name tells. */
  readonly government: string | null
}

/** Which place a name means: its code, or the name above it; empty where neither is known. */
function variantOf({ places }: AgencyName): string {
  const place = places.at(-1)
  return place?.code ?? places.at(-2)?.name ?? ''
}

function baseOf({ places, body, kind }: AgencyName): string {
  const place = places.at(-1)?.name ?? ''
  // A zone is its committee, as a county is its government.
  return `${place}|${kind === 'zone' ? body.replace(/管理委员会$/, '') : body}`
}

/**
 * Identifies the agencies of a set of names. The answer does not depend on their order. Names that the
 * registry knows are those of its entries.
 */
export function identifyAgencies(names: Iterable<string>, registry?: Registry): ReadonlyMap<string, Identified> {
  const read = new Map<string, AgencyName>()
  for (const name of names) if (!read.has(name)) read.set(name, withEntry(readAgencyName(name), registry))
  const variants = new Map<string, Set<string>>()
  for (const agency of read.values()) {
    for (const [base, variant] of [[baseOf(agency), variantOf(agency)], governmentParts(agency)] as const) {
      const known = variants.get(base) ?? new Set()
      if (variant !== '') known.add(variant)
      variants.set(base, known)
    }
  }
  const idOf = (base: string, variant: string) => {
    const known = variants.get(base)
    return `${base}|${variant === '' && known?.size === 1 ? [...known][0] : variant}`
  }
  return new Map(
    [...read].map(([name, agency]): [string, Identified] => {
      const [base, variant] = governmentParts(agency)
      const stated = registry?.governmentOf(name)
      const above = stated ? withEntry(readAgencyName(stated), registry) : undefined
      const government = above ? idOf(baseOf(above), variantOf(above)) : base === '' ? null : idOf(base, variant)
      return [name, { ...agency, id: idOf(baseOf(agency), variantOf(agency)), government }]
    }),
  )
}

function withEntry(agency: AgencyName, registry: Registry | undefined): AgencyName {
  const entry = registry?.find(agency.name)
  if (!entry) return agency
  const canonical = readAgencyName(entry.agency)
  return { ...canonical, name: agency.name, level: entry.level ?? canonical.level }
}

/** Base and variant of the government above: that of its own place for a department, of the place above for a township. */
function governmentParts({ places, kind }: AgencyName): readonly [base: string, variant: string] {
  const own = places.at(-1)
  const at = kind === 'government' ? places.length - 2 : places.length - 1
  const place = places[at]
  if (place) return [`${place.name}|人民政府`, place.code ?? places[at - 1]?.name ?? '']
  if (kind === 'government' && own?.code) return parentParts(own.code)
  return ['', '']
}

function parentParts(code: string): readonly [string, string] {
  const parent = parentOf(code)
  return parent === null ? ['', ''] : [`${nameOf(parent) ?? ''}|人民政府`, parent]
}
