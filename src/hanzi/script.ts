import { toSimplified } from './converter.js'

/** `mixed`: both forms in one paragraph, as leaky injectors and careless copying make it. */
export type Script = 'traditional' | 'simplified' | 'mixed' | 'unknown'

/** How many characters speak for either form. */
export interface ScriptEvidence {
  readonly traditional: number
  readonly simplified: number
}

const TRADITIONAL = 1
const SIMPLIFIED = 2
const FIRST_IDEOGRAPH = 0x3400
const LAST_IDEOGRAPH = 0x9fff

let kinds: Uint8Array | undefined

/** Counts the characters that only one of the two forms has; 后, 里 and 乾 are in both and say nothing. */
export function scriptEvidence(text: string): ScriptEvidence {
  kinds ??= loadKinds()
  let traditional = 0
  let simplified = 0
  for (let i = 0; i < text.length; i++) {
    const kind = kinds[text.charCodeAt(i)]
    if (kind === TRADITIONAL) traditional++
    else if (kind === SIMPLIFIED) simplified++
  }
  return { traditional, simplified }
}

/** A form wins when it has twice the other's evidence; below half of the other's a paragraph is not even mixed. */
export function scriptOf({ traditional, simplified }: ScriptEvidence): Script {
  if (traditional + simplified === 0) return 'unknown'
  if (traditional >= 2 * simplified) return 'traditional'
  return traditional >= 2 && 2 * traditional >= simplified ? 'mixed' : 'simplified'
}

/** Whether a character exists in the traditional form alone. */
export function isTraditionalOnly(unit: number): boolean {
  kinds ??= loadKinds()
  return kinds[unit] === TRADITIONAL
}

/**
 * Traditional: what the conversion changes, unless GB 2312 has it as well (乾, 於, 徵 in names).
 * Simplified: what it changes into, unless Big5 has it as well (后, 里, 台).
 */
function loadKinds(): Uint8Array {
  const table = new Uint8Array(0x10000)
  const gb2312 = charactersOf('gbk', 0xb0, 0xf7, 0xa1)
  const big5 = charactersOf('big5', 0xa4, 0xf9, 0x40)
  for (let unit = FIRST_IDEOGRAPH; unit <= LAST_IDEOGRAPH; unit++) {
    const character = String.fromCharCode(unit)
    const simplified = toSimplified(character)
    if (simplified === character) continue
    if (!gb2312.has(character)) table[unit] = TRADITIONAL
    const target = simplified.charCodeAt(0)
    if (simplified.length === 1 && !big5.has(simplified) && table[target] === 0) table[target] = SIMPLIFIED
  }
  return table
}

function charactersOf(label: string, firstLead: number, lastLead: number, firstTrail: number): Set<string> {
  const bytes: number[] = []
  for (let lead = firstLead; lead <= lastLead; lead++)
    for (let trail = firstTrail; trail <= 0xfe; trail++) bytes.push(lead, trail)
  return new Set(new TextDecoder(label).decode(Uint8Array.from(bytes)))
}
