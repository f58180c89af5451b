// The sentences for reason codes, in both languages: what is wrong, and what to do about it.
import type { ReasonCode, ReasonData } from '../document/index.js'
import type { Lang } from './extraction.js'

type Say = (data: ReasonData) => string

const FORMAT_NAMES: Readonly<Record<string, string>> = {
  doc: 'Word 97-2003 (.doc)',
  wps: 'WPS (.wps)',
  xls: 'Excel 97-2003 (.xls)',
  xlsx: 'Excel (.xlsx)',
  ppt: 'PowerPoint (.ppt)',
  pptx: 'PowerPoint (.pptx)',
  rtf: 'RTF',
  ofd: 'OFD',
  mht: 'MHT',
  ole: 'Office 97-2003 (.doc, .wps, .xls)',
}

/** Formats that an office program opens and can save as DOCX or PDF. */
const OFFICE = new Set(['doc', 'wps', 'rtf', 'ofd', 'xls', 'xlsx', 'mht', 'ole'])
const PICTURES = new Set(['png', 'jpeg', 'gif', 'tiff', 'bmp', 'webp'])
const ARCHIVES = new Set(['zip', 'rar', '7z', 'gzip'])

function nameOf(data: ReasonData): string {
  const format = String(data.format ?? 'unknown')
  return FORMAT_NAMES[format] ?? format.toUpperCase()
}

const zhUnsupported: Say = (data) => {
  const format = String(data.format ?? 'unknown')
  if (OFFICE.has(format)) return `暂不能读取 ${nameOf(data)} 格式。请用 WPS 或 Word 打开，另存为 DOCX 或 PDF 后再试`
  if (PICTURES.has(format)) return `这是一张 ${nameOf(data)} 图片，没有可读的文字。请改用原始的 DOCX、PDF 或网页`
  if (ARCHIVES.has(format)) return `这是一个 ${nameOf(data)} 压缩包。请解压后再读取其中的文件`
  return '无法识别的文件格式。请另存为 DOCX 或 PDF 后再试'
}

const enUnsupported: Say = (data) => {
  const format = String(data.format ?? 'unknown')
  if (OFFICE.has(format)) return `${nameOf(data)} cannot be read yet. Open it in WPS or Word and save it as DOCX or PDF`
  if (PICTURES.has(format)) return `This is a ${nameOf(data)} picture without text. Use the original DOCX, PDF or web page`
  if (ARCHIVES.has(format)) return `This is a ${nameOf(data)} archive. Unpack it and read the files in it`
  return 'The file format is not known. Save it as DOCX or PDF and try again'
}

const zh: Readonly<Record<ReasonCode, Say>> = {
  empty: () => '文件是空的。请检查下载或保存是否成功',
  encrypted: () => '文件设有密码，无法打开。请取消密码后另存一份再试',
  'unsupported-format': zhUnsupported,
  'too-large': (data) => `文件超出上限（${limitOf(data)}）。请只保留报告本身后再试`,
  damaged: () => '文件已损坏或不完整，无法打开。请重新下载或重新导出',
  'no-text-layer': () => 'PDF 里只有图像，没有文字（可能是扫描件）。请改用文字版，或先做文字识别',
  'not-a-report': () => '可以读取，但内容不是政府信息公开工作年度报告。请检查是否选错了文件',
  'table-missing': (data) => `缺少表格或其中的行、列：${data.missing ?? ''}。请对照原件检查`,
  'cells-unreadable': (data) => `有 ${data.count ?? 0} 个单元格读不出确定的数字，已标为 unreadable。请对照原件填写`,
  'several-reports': (data) => `文件里有不止一份报告（${data.times ?? 2} 份），只读取了第一份。请拆分后分别读取`,
  'cut-off': (data) => `文件在中途被截断，后面的内容缺失${data.missing ? `：${data.missing}` : ''}。请重新下载或重新导出`,
  'time-limit': () => '读取超过时限，已停止。请检查文件是否异常',
  'memory-limit': () => '读取超过内存上限，已停止。请检查文件是否异常',
}

const en: Readonly<Record<ReasonCode, Say>> = {
  empty: () => 'The file is empty. Check that it was downloaded or saved completely',
  encrypted: () => 'The file is protected by a password. Save a copy without the password',
  'unsupported-format': enUnsupported,
  'too-large': (data) => `The file is over a limit (${limitOf(data)}). Keep only the report itself and try again`,
  damaged: () => 'The file is damaged or incomplete and cannot be opened. Download or export it again',
  'no-text-layer': () => 'The PDF holds only images and no text (perhaps a scan). Use the version with text, or run OCR first',
  'not-a-report': () =>
    'It can be read but is no annual report on government information disclosure. Check that it is the right file',
  'table-missing': (data) => `Tables, rows or columns are missing: ${data.missing ?? ''}. Compare with the original`,
  'cells-unreadable': (data) =>
    `${data.count ?? 0} cells have no certain figure and are marked unreadable. Fill them in from the original`,
  'several-reports': (data) =>
    `The file holds more than one report (${data.times ?? 2}); only the first was read. Split it and read each part`,
  'cut-off': (data) =>
    `The file is cut off in the middle${data.missing ? `; missing: ${data.missing}` : ''}. Download or export it again`,
  'time-limit': () => 'Reading took too long and was stopped. Check the file',
  'memory-limit': () => 'Reading needed too much memory and was stopped. Check the file',
}

function limitOf(data: ReasonData): string {
  if (data.limitBytes !== undefined) return `${Math.round(Number(data.limitBytes) / 1024 / 1024)} MB`
  return [data.limit, data.unit].filter((part) => part !== undefined).join(' ')
}

/** The sentence for a reason. */
export function reasonMessage(code: ReasonCode, data: ReasonData, lang: Lang): string {
  return (lang === 'zh' ? zh : en)[code](data)
}
