/** All PDF variants. */
import type { Variant } from '../variant.js'
import { borderStyles } from './border-styles.js'
import { libreoffice } from './libreoffice.js'
import { paperStyles } from './paper-styles.js'
import { scan } from './scan.js'
import { pdfVariant } from './style.js'
import { textStyles } from './text-styles.js'

export const pdfVariants: readonly Variant[] = [
  ...[...borderStyles, ...paperStyles, ...textStyles].map(pdfVariant),
  libreoffice,
  scan,
]
