import type { Words } from './words.js'

const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder; check the path',
  EACCES: 'no permission to read it; change the permissions or the user',
  EPERM: 'the system does not allow reading it; change the permissions or the user',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'a part of the path is not a folder; check the path',
  ENOTFILE: 'is not an ordinary file; name a file',
  ELOOP: 'links point at each other; name the file itself',
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`

export const en: Words = {
  status: { complete: 'complete', partial: 'partial', refused: 'refused' },
  severity: { error: 'error', warning: 'warning', info: 'info' },
  cause: { document: 'in the report', damage: 'damage of this copy', reading: 'possibly misread' },
  certainty: { certain: 'certain', likely: 'likely', guess: 'guess' },
  table: { proactive: 'proactive', applications: 'applications', disputes: 'disputes' },
  format: { pdf: 'PDF', docx: 'DOCX', html: 'HTML', text: 'text' },
  state: {
    value: 'value',
    inferred: 'inferred',
    blank: 'blank',
    dash: 'dash',
    none: 'none',
    placeholder: 'placeholder',
    unreadable: 'unreadable',
  },
  form: (form) => (form === null ? 'unknown form' : `form of ${form}`),
  year: String,
  unknownAgency: 'unknown agency',
  unknownYear: 'unknown year',
  comma: ', ',
  listComma: ', ',
  colon: ': ',
  quote: (text) => `“${text}”`,
  note: (text) => ` (${text})`,

  tables: 'tables',
  cells: 'cells',
  repairs: 'repaired',
  undecided: 'cannot tell',
  noFindings: 'nothing found',
  labelsSeen: 'cells',
  cellCount: (total) => count(total, 'cell'),
  stateCount: (state, number) => `${number} ${en.state[state]}`,
  repairCount: (fixer, times, certainty) => `${fixer} ×${times} (${certainty})`,
  printedAndExpected: (actual, expected) => `printed ${actual}, expected ${expected}`,
  seen: 'seen',
  undecidedOf: (rule, why, times) => `${rule} (${why}${times > 1 ? `, and ${times - 1} more` : ''})`,

  page: (page) => `page ${page}`,
  line: (line) => `line ${line}`,
  spot: (spot) => (spot.kind === 'cell' ? `${en.row(spot)}, column ${spot.col + 1}` : `paragraph ${spot.ordinal}`),

  row: ({ table, row }) => `table ${table}, row ${row + 1}`,
  column: ({ table, col }) => `table ${table}, column ${col + 1}`,

  explained: (steps, texts) => `${count(steps, 'step')} in ${count(texts, 'text')}`,
  nothingRepaired: 'no text needed repair',
  deleted: '(deleted)',

  written: (path) => `wrote ${path}`,
  notWritten: (path, code) => `cannot write ${path} (${code}). Name another place with --out`,
  noSuchPage: (path, page) => `${path}: there is no page ${page}`,
  noPages: (path) => `${path}: not a PDF, so without pages, glyphs and rulings; use --page 1 and --step cells or match`,

  rule: {
    reads: 'reads',
    checks: 'What it checks',
    leavesAlone: 'What it leaves alone',
    consistent: 'Consistent',
    inconsistent: 'Inconsistent',
    cannotTell: 'Cannot tell',
  },
  noSuchRule: (id) => `there is no rule ${id}. gouji rules lists them all`,

  skipped: ({ hidden, links, otherNames }) =>
    `skipped in folders: ${count(hidden, 'hidden file')}, ${count(links, 'link')}, ${otherNames} with other extensions`,
  unreadable: (path, code) => `${path}: ${SYSTEM_ERRORS[code] ?? `cannot be read (${code})`}`,
  nothingToRead: 'found no file to read. Name files, or a folder with reports in it',
  internalError: (path, message) => `${path}: gouji failed; please report this file and this line: ${message}`,
  totals: ({ complete, partial, refused, failed, error, warning, info }) =>
    `${count(complete + partial + refused + failed, 'file')}: ${complete} complete, ${partial} partial, ${refused + failed} not read; ` +
    `${count(error, 'error')}, ${count(warning, 'warning')}, ${info} info`,
}
