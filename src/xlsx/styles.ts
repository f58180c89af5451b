// The looks of cells. Text has the number format `@`, so that a cell stays text when somebody edits it.
import { DECLARATION, MAIN } from './parts.js'

/** Places in the list `cellXfs` below. Severities colour the ground; red, amber and blue differ in lightness too. */
export const STYLE = { wrapped: 0, header: 1, text: 2, number: 3, time: 4, error: 5, warning: 6, info: 7 } as const

export type Style = keyof typeof STYLE

/** Grounds of the severities, ARGB: light enough for black figures. */
const GROUNDS = ['FFF4B6B0', 'FFFCE4A8', 'FFD6E6F7']

/** 22 is the built-in format for date and time of the reader's country. */
const FORMATS = '<xf numFmtId="0" fontId="0" xfId="0"/><xf numFmtId="22" fontId="0" xfId="0" applyNumberFormat="1"/>'

export const STYLES =
  `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>` +
  '<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  GROUNDS.map((argb) => `<fill><patternFill patternType="solid"><fgColor rgb="${argb}"/></patternFill></fill>`).join('') +
  '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8">' +
  '<xf numFmtId="49" fontId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="49" fontId="1" xfId="0" applyNumberFormat="1" applyFont="1"/>' +
  `<xf numFmtId="49" fontId="0" xfId="0" applyNumberFormat="1"/>${FORMATS}` +
  GROUNDS.map((_argb, at) => `<xf numFmtId="0" fontId="0" fillId="${at + 2}" xfId="0" applyFill="1"/>`).join('') +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
