/** PDF styles by sheet and break: sizes, margins, headers and footers, rows cut in two, turned pages. */
import type { Random } from '../random.js'
import { cropPages, layOnSide, rotatePages, shrinkAsForm, twoUp } from './rewrite.js'
import type { PdfStyle } from './style.js'

/** Chromium's own fields for page numbers; the font size must be given, or they are invisible. */
const footer = (inner: string) => `<div style="width:100%;font-size:9px;text-align:center">${inner}</div>`
const number = '<span class="pageNumber"></span>'
const running = (header: string, foot: string) => ({
  displayHeaderFooter: true,
  headerTemplate: footer(header),
  footerTemplate: footer(foot),
})

export const paperStyles: readonly PdfStyle[] = [
  {
    name: 'repeated-header',
    shows: 'header rows repeated on every page',
    look: { table: { head: true, cell: (cell) => `class="${cell.kind}"` }, css: 'thead { display: table-header-group; }' },
    paper: { height: '200mm', width: '210mm' },
  },
  {
    name: 'small-pages',
    shows: 'A5 sheets: the tables break several times',
    paper: { format: 'A5', margin: { left: '9mm', right: '9mm' } },
    look: { css: 'table { font-size: 7pt; } td { padding: 2pt 1pt; }' },
  },
  {
    name: 'short-pages',
    shows: 'low sheets with large margins: a break every few rows',
    paper: { width: '210mm', height: '140mm', margin: { top: '25mm', bottom: '25mm' } },
  },
  { name: 'landscape', shows: 'A4 on its side', paper: { landscape: true } },
  {
    name: 'a3',
    shows: 'one A3 sheet, small print',
    paper: { format: 'A3', margin: { top: '12mm', bottom: '12mm' } },
    look: { css: 'body { font-size: 11pt; }' },
  },
  {
    name: 'row-cut',
    shows: 'rows cut in two by the end of the page',
    paper: { width: '210mm', height: '170mm' },
    look: {
      css: 'td:not([rowspan]) { break-inside: auto; } td { orphans: 1; widows: 1; } table { font-size: 10pt; } td.label { width: 8em; padding: 4pt; }',
    },
  },
  {
    name: 'running',
    shows: 'running header and numbered pages (- 1 -)',
    paper: { ...running('政府信息公开工作年度报告', `- ${number} -`), margin: { top: '28mm', bottom: '26mm' } },
  },
  {
    name: 'running-pages',
    shows: 'running header with a line, 第1页 共5页',
    paper: {
      ...running(
        '<span style="border-bottom:1px solid #000;padding:0 60mm">年度报告</span>',
        `第${number}页 共<span class="totalPages"></span>页`,
      ),
      margin: { top: '24mm', bottom: '24mm' },
    },
  },
  { name: 'scaled', shows: 'printed at two thirds', paper: { scale: 0.66 } },
  { name: 'one-page-per-section', shows: 'each section on a page of its own', look: { css: 'h2 { break-before: page; }' } },
  { name: 'rotated-90', shows: 'pages shown turned right', after: (bytes) => rotatePages(bytes, 90) },
  { name: 'rotated-270', shows: 'pages shown turned left', after: (bytes) => rotatePages(bytes, 270) },
  { name: 'rotated-180', shows: 'pages shown upside down, as a scanner left them', after: (bytes) => rotatePages(bytes, 180) },
  {
    name: 'crop-box',
    shows: 'a crop box inside a larger sheet',
    after: (bytes, random: Random) => cropPages(bytes, random.int(20, 60)),
  },
  {
    name: 'form-object',
    shows: 'each page shrunk and drawn as a form object',
    after: (bytes, random: Random) => shrinkAsForm(bytes, random.pick([0.6, 0.7, 0.85])),
  },
  { name: 'sideways', shows: 'content that lies on its side on a page that is not turned', after: (bytes) => layOnSide(bytes) },
  { name: 'two-up', shows: 'two pages beside each other on one sheet', after: (bytes) => twoUp(bytes), mayLose: () => true },
]
