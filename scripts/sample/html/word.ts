/** HTML as Word and WPS save it: a span around each run, and runs change between Latin and Han. */
import type { GridCell } from '../grid.js'
import type { Random } from '../random.js'
import type { Variant } from '../variant.js'
import { escapeHtml, tableHtml, utf8 } from './markup.js'
import { bodyHtml } from './page.js'

/** Digits and Latin letters stand in runs of their own, so 年 between two numbers is a run of one character. */
function runs(text: string, random: Random, size: string): string {
  const pieces = text.match(/[\x20-\x7e]+|[^\x20-\x7e]+/g) ?? []
  return pieces
    .map((piece) => {
      const latin = /^[\x20-\x7e]/.test(piece)
      const cut = !latin && piece.length > 6 && random.chance(0.3) ? random.int(1, piece.length - 1) : piece.length
      return [piece.slice(0, cut), piece.slice(cut)]
        .filter((part) => part !== '')
        .map((part) =>
          latin
            ? `<span lang=EN-US style='font-size:${size};font-family:"Times New Roman",serif'>${escapeHtml(part)}</span>`
            : `<span style='font-size:${size};font-family:仿宋_GB2312'>${escapeHtml(part)}</span>`,
        )
        .join('')
    })
    .join('')
}

function cellContent(cell: GridCell, random: Random): string {
  const align = cell.kind === 'label' ? '' : " align=center style='text-align:center'"
  const inner =
    cell.text === ''
      ? '<span lang=EN-US><o:p>&nbsp;</o:p></span>'
      : `${runs(cell.text, random, '10.5pt')}<span lang=EN-US style='font-size:10.5pt'><o:p></o:p></span>`
  return `\r\n  <p class=MsoNormal${align}>${inner}</p>\r\n  `
}

export const word: Variant = {
  name: 'word',
  shows: 'Word or WPS HTML: spans around each run, o:p, conditional comments, unquoted attributes',
  print: (record, random) => {
    const body = bodyHtml(record, {
      between: '\r\n\r\n',
      title: (lines) =>
        lines
          .map((line) => `<p class=MsoNormal align=center style='text-align:center'><b>${runs(line, random, '22.0pt')}</b></p>`)
          .join('\r\n'),
      heading: (text) =>
        `<p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt;font-family:黑体'>${escapeHtml(text)}</span></p>`,
      paragraph: (text) => `<p class=MsoNormal style='text-indent:32.0pt;line-height:28.0pt'>${runs(text, random, '16.0pt')}</p>`,
      signature: (agency, date) =>
        [agency, date].map((line) => `<p class=MsoNormal align=right>${runs(line, random, '16.0pt')}</p>`).join('\r\n'),
      table: (grid) =>
        `<div align=center>\r\n${tableHtml(grid, {
          table: `class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt'`,
          row: `style='mso-yfti-irow:0;height:17.0pt'`,
          cell: (cell) => `width=${64 * cell.colSpan} valign=center style='border:solid windowtext 1.0pt;padding:0cm 5.4pt'`,
          content: (cell) => cellContent(cell, random),
          between: '\r\n ',
        })}\r\n</div>`,
    })
    return utf8(
      `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">\r\n<head>\r\n<meta http-equiv=Content-Type content="text/html; charset=utf-8">\r\n<meta name=Generator content="Microsoft Word 15 (filtered)">\r\n<title>${escapeHtml(record.title.join(''))}</title>\r\n<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->\r\n<style>\r\n<!--\r\n p.MsoNormal {margin:0cm; text-align:justify;}\r\n-->\r\n</style>\r\n</head>\r\n<body lang=ZH-CN>\r\n<div class=WordSection1>\r\n${body}\r\n<![if !supportEmptyParas]>&nbsp;<![endif]>\r\n</div>\r\n</body>\r\n</html>\r\n`,
    )
  },
}
