import type { Words } from './words.js'

const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件或文件夹，请检查路径',
  EACCES: '没有读取权限，请更改权限或换一个用户',
  EPERM: '系统不允许读取，请更改权限或换一个用户',
  EISDIR: '这是文件夹，不是文件',
  ENOTDIR: '路径中有一段不是文件夹，请检查路径',
  ENOTFILE: '这不是普通文件，请给出文件的路径',
  ELOOP: '链接互相指向，请给出实际文件的路径',
}

export const zh: Words = {
  status: { complete: '读全', partial: '部分读出', refused: '不能读取' },
  severity: { error: '错误', warning: '警告', info: '提示' },
  cause: { document: '报告本身', damage: '此副本受损', reading: '可能误读' },
  certainty: { certain: '确定', likely: '很可能', guess: '猜测' },
  table: { proactive: '主动公开', applications: '依申请公开', disputes: '复议诉讼' },
  format: { pdf: 'PDF', docx: 'DOCX', html: 'HTML', text: '文本' },
  state: {
    value: '数值',
    inferred: '推得',
    blank: '空白',
    dash: '横线',
    none: '“无”',
    placeholder: '未填占位',
    unreadable: '不能辨认',
  },
  form: (form) => (form === null ? '格式不明' : `${form} 年格式`),
  year: (year) => `${year} 年`,
  unknownAgency: '机关不明',
  unknownYear: '年度不明',
  comma: '，',
  listComma: '、',
  colon: '：',
  quote: (text) => `“${text}”`,
  note: (text) => `（${text}）`,

  tables: '表格',
  cells: '单元格',
  repairs: '修复',
  undecided: '不能判断',
  noFindings: '没有发现问题',
  labelsSeen: '涉及',
  cellCount: (total) => `${total} 格`,
  stateCount: (state, count) => `${zh.state[state]} ${count}`,
  repairCount: (fixer, times, certainty) => `${fixer} ${times} 处（${certainty}）`,
  printedAndExpected: (actual, expected) => `印的是 ${actual}，应为 ${expected}`,
  seen: '所见',
  undecidedOf: (rule, why, times) => `${rule}（${why}${times > 1 ? `，等 ${times} 处` : ''}）`,

  page: (page) => `第 ${page} 页`,
  line: (line) => `第 ${line} 行`,
  spot: (spot) => (spot.kind === 'cell' ? `${zh.row(spot)}第 ${spot.col + 1} 列` : `正文第 ${spot.ordinal} 段`),

  row: ({ table, row }) => `第 ${table} 个表格第 ${row + 1} 行`,
  column: ({ table, col }) => `第 ${table} 个表格第 ${col + 1} 列`,

  explained: (steps, texts) => `${texts} 处文字共修复 ${steps} 步`,
  nothingRepaired: '没有需要修复的文字',
  deleted: '（删去）',

  written: (path) => `已写入 ${path}`,
  notWritten: (path, code) => `不能写入 ${path}（${code}）。请用 --out 换一个位置`,
  noSuchPage: (path, page) => `${path}：没有第 ${page} 页`,
  noPages: (path) => `${path}：不是 PDF，没有页、字形和线条，请用 --page 1，--step 用 cells 或 match`,

  rule: {
    reads: '读取',
    checks: '检查什么',
    leavesAlone: '不管什么',
    consistent: '一致的例子',
    inconsistent: '不一致的例子',
    cannotTell: '不能判断的例子',
  },
  noSuchRule: (id) => `没有 ${id} 这条规则。gouji rules 列出全部`,

  skipped: ({ hidden, links, otherNames }) =>
    `文件夹中跳过：隐藏文件 ${hidden} 个，链接 ${links} 个，扩展名不合的文件 ${otherNames} 个`,
  unreadable: (path, code) => `${path}：${SYSTEM_ERRORS[code] ?? `不能读取（${code}）`}`,
  nothingToRead: '没有找到可读的文件。请给出文件，或装有报告的文件夹',
  internalError: (path, message) => `${path}：程序出错，请把这个文件和这一行报告给我们：${message}`,
  totals: ({ complete, partial, refused, failed, error, warning, info }) =>
    `共 ${complete + partial + refused + failed} 份：读全 ${complete}，部分读出 ${partial}，不能读取 ${refused + failed}；` +
    `错误 ${error}，警告 ${warning}，提示 ${info}`,
}
