import { placed, type Reading } from '../pipeline/index.js'
import type { Answer } from './answer.js'
import type { Outline } from './outline.js'

/** The result of an answer, as if it had been made in this process: sections know their places again. */
export function readingOf({ reading, outline, sections }: Answer): { reading: Reading; outline?: Outline } {
  reading.extraction.report?.sections.forEach((section, index) => {
    const place = sections[index]
    if (place) placed(section, place)
  })
  return { reading, ...(outline ? { outline } : {}) }
}
