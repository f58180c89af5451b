/** DOCX variants that differ inside cells and paragraphs: runs, revisions, hidden text, controls, fields. */
import type { GridCell } from '../grid.js'
import type { Random } from '../random.js'
import type { SampleRecord } from '../record.js'
import type { Variant } from '../variant.js'
import { type DocumentOptions, documentBody } from './document.js'
import { docxBytes } from './package.js'
import { cellParagraph, type DocxTableOptions, docxTable } from './table.js'
import { paragraph, run } from './xml.js'

/** A variant that writes the content of cells its own way. */
function inline(
  name: string,
  shows: string,
  table: (random: Random) => DocxTableOptions,
  options: (random: Random) => DocumentOptions = () => ({}),
): Variant {
  return {
    name,
    shows,
    print: (record: SampleRecord, random: Random) => {
      const tableOptions = table(random)
      const body = documentBody(record, { table: (grid) => docxTable(grid, tableOptions), ...options(random) })
      return docxBytes({ body, title: record.title.join('') })
    },
  }
}

const AUTHOR = 'w:author="文书科" w:date="2024-01-10T09:00:00Z"'
const BODY = { font: '仿宋', size: 32 }

/** Runs as an editor leaves them: cut anywhere, with marks of spelling, bookmarks and page breaks between. */
function splitRuns(text: string, random: Random): string {
  if (text === '') return ''
  const marks = [
    '',
    '<w:proofErr w:type="spellStart"/>',
    `<w:bookmarkStart w:id="${random.int(1, 99999)}" w:name="_Hlk${random.int(1, 99999)}"/>`,
    '<w:r><w:lastRenderedPageBreak/></w:r>',
    '<w:proofErr w:type="gramEnd"/>',
  ]
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    const length = random.int(1, 3)
    pieces.push(run(text.slice(at, at + length)))
    at += length
  }
  return pieces.map((piece) => `${piece}${random.pick(marks)}`).join('')
}

/** The cell's text as the outcome of revisions: what was struck is gone, what was inserted counts. */
function revised(cell: GridCell, random: Random): string {
  const struck = (text: string) => `<w:del w:id="${random.int(1, 9999)}" ${AUTHOR}>${run(text, {}, 'w:delText')}</w:del>`
  const inserted = (text: string) => `<w:ins w:id="${random.int(1, 9999)}" ${AUTHOR}>${run(text)}</w:ins>`
  if (cell.kind !== 'value') return random.chance(0.1) ? `${run(cell.text)}${struck('（待核）')}` : run(cell.text)
  if (cell.text === '' || random.chance(0.4)) return cell.text === '' ? struck('8') : run(cell.text)
  const cut = random.int(0, cell.text.length)
  const before = cell.text.slice(0, cut)
  const after = cell.text.slice(cut)
  return random.pick([
    `${struck(String(random.int(1, 999)))}${inserted(cell.text)}`,
    `${before === '' ? '' : run(before)}${struck(String(random.int(1, 9)))}${after === '' ? '' : inserted(after)}`,
  ])
}

/** Hidden figures and words beside the visible ones. */
function withHidden(cell: GridCell, random: Random): string {
  const hidden = run(cell.kind === 'value' ? String(random.int(1, 999)) : '（内部口径）', { hidden: true })
  if (!random.chance(0.35)) return run(cell.text)
  return random.chance(0.5) ? `${hidden}${run(cell.text)}` : `${run(cell.text)}${hidden}`
}

function control(inner: string): string {
  return `<w:sdt><w:sdtPr><w:alias w:val="填报项"/><w:tag w:val="cell"/><w:text/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`
}

/** A total as a formula with its result; the instruction is not text. */
function formula(text: string): string {
  const part = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  return `${part('begin')}<w:r><w:instrText xml:space="preserve"> =SUM(LEFT) </w:instrText></w:r>${part('separate')}${run(text)}${part('end')}`
}

/** A label over several lines: breaks, paragraphs of its own, a tab before it. */
function lines(cell: GridCell, random: Random): string {
  if (cell.kind === 'value' || cell.text.length < 6) return cellParagraph(cell)
  const at = random.int(2, cell.text.length - 2)
  const [first, second] = [cell.text.slice(0, at), cell.text.slice(at)]
  return random.pick([
    cellParagraph(cell, run(`${first}\n${second}`)),
    `${cellParagraph(cell, run(first))}${cellParagraph(cell, run(second))}`,
    cellParagraph(cell, `<w:r><w:tab/></w:r>${run(cell.text)}`),
  ])
}

export const inlineVariants: readonly Variant[] = [
  inline(
    'split-runs',
    'runs cut anywhere, also inside figures, with bookmarks and proofing marks between',
    (random) => ({ content: (cell) => cellParagraph(cell, splitRuns(cell.text, random)) }),
    (random) => ({ paragraph: (text) => paragraph(splitRuns(text, random), { indent: 200 }) }),
  ),
  inline(
    'tracked',
    'insertions and deletions, also inside figures, and a deleted row',
    (random) => ({
      content: (cell) => cellParagraph(cell, revised(cell, random)),
      wrapRow: (row, xml) =>
        row === 4
          ? `${xml.replace('<w:trPr>', `<w:trPr><w:del w:id="7001" ${AUTHOR}/>`).replace(/<w:vMerge[^>]*>/g, '')}${xml}`
          : xml,
    }),
    () => ({
      paragraph: (text) =>
        paragraph(`${run(text, BODY)}<w:del w:id="7002" ${AUTHOR}>${run('此处原有一句，已删去。', BODY, 'w:delText')}</w:del>`, {
          indent: 200,
        }),
    }),
  ),
  inline('hidden', 'hidden text beside visible figures and labels', (random) => ({
    content: (cell) => cellParagraph(cell, withHidden(cell, random)),
  })),
  inline('sdt-cells', 'content controls around cells, rows and the text in cells', (random) => ({
    content: (cell) =>
      random.chance(0.3)
        ? control(cellParagraph(cell))
        : cellParagraph(cell, random.chance(0.3) ? control(run(cell.text)) : run(cell.text)),
    wrapCell: (_cell, xml) => (random.chance(0.3) ? control(xml) : xml),
    wrapRow: (_row, xml) => (random.chance(0.2) ? control(xml) : xml),
  })),
  inline('formula-fields', 'totals as formula fields with their results', () => ({
    content: (cell) => cellParagraph(cell, cell.key?.endsWith('.total') ? formula(cell.text) : run(cell.text)),
  })),
  inline('line-breaks', 'labels over several lines or paragraphs, some after a tab', (random) => ({
    content: (cell) => lines(cell, random),
  })),
]
