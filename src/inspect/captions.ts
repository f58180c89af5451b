import type { Doubt } from '../document/index.js'
import type { Lang } from '../pipeline/index.js'

/** What a mark in a picture means; each has one colour, in the picture and in the legend. */
export type Mark =
  | 'glyph'
  | 'glyph-aside'
  | 'ruling'
  | 'strong-line'
  | 'weak-line'
  | 'cell'
  | 'value'
  | 'no-value'
  | 'unreadable'
  | 'label'
  | 'label-unlike'

export const COLOURS: Readonly<Record<Mark, string>> = {
  glyph: '#333333',
  'glyph-aside': '#d01c8b',
  ruling: '#0571b0',
  'strong-line': '#ca0020',
  'weak-line': '#f4a582',
  cell: '#888888',
  value: '#1a9641',
  'no-value': '#a6d96a',
  unreadable: '#d7191c',
  label: '#2c7bb6',
  'label-unlike': '#fdae61',
}

/** The words of pictures, in one language. */
export interface Captions {
  readonly marks: Readonly<Record<Mark, string>>
  readonly doubts: Readonly<Record<Doubt, string>>
  readonly table: (ordinal: number) => string
  readonly cell: (row: number, col: number) => string
  readonly noTables: string
}

export const CAPTIONS: Readonly<Record<Lang, Captions>> = {
  zh: {
    marks: {
      glyph: '字形',
      'glyph-aside': '不算正文的字形',
      ruling: '画出的线',
      'strong-line': '合并后的实线',
      'weak-line': '合并后的浅线、虚线、色块边',
      cell: '没有对上的单元格',
      value: '读出数值',
      'no-value': '空白、横线或“无”',
      unreadable: '不能辨认或有疑问',
      label: '对上的标签',
      'label-unlike': '与格式不尽相同的标签',
    },
    doubts: {
      'straddles-rule': '文字压在两格之间的线上',
      'broken-number': '数字断在两行或两页',
      overprinted: '字形重叠',
      'not-a-rectangle': '格子不是矩形',
      'lost-glyphs': '有字形没有对应的字符',
    },
    table: (ordinal) => `第 ${ordinal} 个表格`,
    cell: (row, col) => `第 ${row + 1} 行第 ${col + 1} 列`,
    noTables: '没有读到表格',
  },
  en: {
    marks: {
      glyph: 'glyph',
      'glyph-aside': 'glyph not taken for text',
      ruling: 'ruling as drawn',
      'strong-line': 'merged line, solid and dark',
      'weak-line': 'merged line, pale, dotted or edge of a fill',
      cell: 'cell without a key',
      value: 'value read',
      'no-value': 'blank, dash or none',
      unreadable: 'unreadable or in doubt',
      label: 'matched label',
      'label-unlike': 'label unlike the form',
    },
    doubts: {
      'straddles-rule': 'text lies over the rule between two cells',
      'broken-number': 'digits stand on two lines or pages',
      overprinted: 'glyphs lie on each other',
      'not-a-rectangle': 'the cell is no rectangle',
      'lost-glyphs': 'glyphs here have no character',
    },
    table: (ordinal) => `table ${ordinal}`,
    cell: (row, col) => `row ${row + 1}, column ${col + 1}`,
    noTables: 'no table was read',
  },
}
