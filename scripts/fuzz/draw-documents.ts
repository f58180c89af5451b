import { mutations, print, randomRecord, type SampleFormat, type SampleRecord, type Variant, variants } from '../sample/index.js'
import { Random } from '../sample/random.js'

/** A document that was printed from a record, with the record. */
export interface Drawn {
  readonly record: SampleRecord
  readonly format: SampleFormat
  readonly variant: string
  readonly seed: number
  readonly bytes: Uint8Array
  /** Name of what was done to a label or row. */
  readonly mutation?: string
  /** Rows of which a reader may give up the figures. */
  readonly touched: readonly string[]
  /** Whether it must give them up: the print itself says two things. */
  readonly contradicts: boolean
}

/** What to draw. Without a format or style, styles take turns, so that each comes as often as others. */
export interface Draw {
  readonly seed: number
  readonly count: number
  readonly format?: SampleFormat
  readonly variant?: string
  readonly mutate: boolean
}

const FORMS = ['2021', '2019', 'hybrid'] as const

/** Prints `count` documents, each from a record of its own. */
export async function* drawDocuments(draw: Draw): AsyncGenerator<Drawn> {
  const styles = stylesOf(draw)
  if (styles.length === 0) throw new Error('no such format or style: npm run sample -- --list')
  const random = new Random(draw.seed, 'styles')
  const start = random.int(0, styles.length - 1)
  for (let i = 0; i < draw.count; i++) {
    const style = styles[(start + i) % styles.length] as (typeof styles)[number]
    yield await drawOne(draw, draw.seed * 100_003 + i, style)
  }
}

async function drawOne(
  draw: Draw,
  seed: number,
  { format, variant }: { format: SampleFormat; variant: Variant },
): Promise<Drawn> {
  const random = new Random(seed, 'document')
  const whole = randomRecord(seed, { form: random.pick(FORMS), density: 0.3 + random.next() * 0.7 })
  const name = draw.mutate ? random.pick(Object.keys(mutations)) : undefined
  const mutated = name ? mutations[name]?.(whole, random) : undefined
  const record = mutated?.record ?? whole
  return {
    record,
    format,
    variant: variant.name,
    seed,
    bytes: await print(record, format, variant.name, seed),
    touched: mutated?.touched ?? [],
    contradicts: name === 'swapped-labels',
    ...(name ? { mutation: name } : {}),
  }
}

function stylesOf(draw: Draw): { format: SampleFormat; variant: Variant }[] {
  const formats = Object.keys(variants) as SampleFormat[]
  return formats
    .filter((format) => draw.format === undefined || format === draw.format)
    .flatMap((format) => variants[format].map((variant) => ({ format, variant })))
    .filter(({ variant }) => (draw.variant === undefined || variant.name === draw.variant) && variant.missing?.() === undefined)
}
