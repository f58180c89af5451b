/**
 * Damage: bullets set in Wingdings or Symbol come as private-use characters, because only the font
 * knows what they look like.
 * Seen: Word files and PDF files made from them (`domain.md` F.6).
 * Leaves alone: every private-use character that is none of these; Founder fonts have their own.
 * Known limit: the shapes are those of Wingdings and Symbol; another font may have drawn something else.
 */
import type { Find, Fixer } from '../fixer.js'

const SHAPES = new Map(
  Object.entries({
    '\uf06c': '●',
    '\uf06e': '■',
    '\uf06f': '□',
    '\uf071': '□',
    '\uf075': '◆',
    '\uf076': '❖',
    '\uf077': '◆',
    '\uf09f': '•',
    '\uf0a1': '○',
    '\uf0a7': '▪',
    '\uf0a8': '□',
    '\uf0b7': '•',
    '\uf0d8': '➢',
    '\uf0e0': '→',
    '\uf0e8': '➔',
    '\uf0fc': '✓',
    '\uf0fe': '☑',
    '\uf052': '☑',
    '\uf0a3': '□',
  }),
)
const PRIVATE_USE = /[\uf052-\uf0fe]/g

export const replaceFontBullets: Fixer = {
  id: 'replace-font-bullets',
  title: { zh: '还原符号字体的项目符号', en: 'Replaces bullets of symbol fonts' },
  reasons: { 'shape-in-the-font': { zh: '符号字体中的图形', en: 'the shape that the symbol font draws for it' } },
  find(text) {
    const finds: Find[] = []
    for (const { 0: before, index: at } of text.matchAll(PRIVATE_USE)) {
      const after = SHAPES.get(before)
      if (after) finds.push({ at, before, after, why: 'shape-in-the-font', certainty: 'likely' })
    }
    return finds
  },
  examples: [{ before: '\uf06c主动公开\uf0d8依申请公开', after: '●主动公开➢依申请公开' }],
  leavesAlone: ['\ue5e5名称', '●■□', '\uf8f5'],
}
