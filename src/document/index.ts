export { detached } from './detached.js'
export type {
  Block,
  Doubt,
  Format,
  Furniture,
  Heading,
  Note,
  NoteCode,
  Paragraph,
  ParsedDocument,
  Table,
  TableCell,
} from './document.js'
export { mapTexts, textsOf } from './document.js'
export type { Evidence } from './evidence.js'
export { evidence } from './evidence.js'
export type { Box, Place } from './place.js'
export { roundBox } from './place.js'
export type { ReasonCode, ReasonData } from './refusal.js'
export { InputRefused } from './refusal.js'
export type { Certainty, Splice, TracedText } from './text.js'
export { leastCertain, replay, sliceText, traced, undo } from './text.js'
