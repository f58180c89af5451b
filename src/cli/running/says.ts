// What the commands of the running system say, in both languages.
import type { Lang } from '../../pipeline/index.js'
import type { DocumentState } from '../../store/index.js'

export const STATES: Readonly<Record<DocumentState, Readonly<Record<Lang, string>>>> = {
  queued: { zh: '等待', en: 'queued' },
  running: { zh: '处理中', en: 'running' },
  complete: { zh: '完整', en: 'complete' },
  partial: { zh: '不完整', en: 'partial' },
  refused: { zh: '不能读取', en: 'refused' },
  failed: { zh: '出错', en: 'failed' },
  quarantined: { zh: '隔离', en: 'quarantined' },
}

export const SAYS = {
  zh: {
    heldElsewhere: (pid: number) =>
      `另一个 gouji（进程 ${pid}）正在处理这个数据目录的队列；这里只收入文件，由它处理，并在这里等结果`,
    takenOver: '另一个 gouji 已结束，队列由这里接着处理',
    waitsForWorkers: '文件由 gouji work 的进程处理；如果还没有启动，请在某台机器上运行 gouji work',
    stopping: '正在停止：做完手上的，其余留在队列里，下次接着做（再按一次 Ctrl-C 立即退出）',
    taken: (files: number, fresh: number, known: number) =>
      `收入 ${files} 个文件：${fresh} 份要读，${known} 份以前读过或已在队列里`,
    refusedFiles: (files: number) => `${files} 个文件没有收入`,
    progress: (done: number, all: number, rate: string, left: string) => `${done}/${all} 份，每秒 ${rate} 份，还要 ${left}`,
    comparing: (reports: number) => `核对各份之间：还有 ${reports} 份`,
    stuck: (reports: number) => `${reports} 份的核对一直没有完成，不再等待；原因见上面的日志。以后运行时会再核对`,
    findings: (error: number, warning: number, info: number) => `问题：错误 ${error}，警告 ${warning}，提示 ${info}`,
    again: (documents: number) => `有新版本的规则或引擎：重新读取 ${documents} 份`,
    nothingAgain: '所有文件都已由这个版本读过',
    next: '查看问题：gouji export --to findings.xlsx；失败的原因：gouji status',
    reports: '报告',
    documents: '文件',
    failures: '没有读成的',
    none: '没有',
    sites: '网站',
    retried: (documents: number) => `${documents} 份放回队列`,
    nothingToRetry: '没有要重试的。gouji status 列出失败的文件',
    retryHint: '重试：gouji status --retry all',
    exported: (path: string, rows: number) => `${path}（${rows} 行）`,
    exporting: (documents: number) => `已导出 ${documents} 份`,
    written: (path: string) => `已写入 ${path}`,
    backedUp: (path: string, bytes: string, blobs: number) => `备份完成：${path}（数据库 ${bytes}，原件 ${blobs} 份）`,
    restored: (path: string) => `已恢复到 ${path}`,
    movedAside: (path: string) => `原有的数据库移到 ${path}`,
    damagedBlobs: (count: number) => `有 ${count} 份原件与校验值不符，没有复制；见日志`,
    notEmbedded: '备份和恢复用于内嵌的数据库；PostgreSQL 请用 pg_dump，S3 请用其自带的工具',
    working: (concurrency: number, url: string) =>
      `开始处理队列：同时 ${concurrency} 份；状态见 ${url}/healthz 和 ${url}/metrics`,
    needsServers:
      'gouji work 用于多台机器：请设置 GOUJI_DATABASE_URL（PostgreSQL）和 GOUJI_REDIS_URL（Redis）。只用一台机器时，gouji ingest、watch、serve 自己处理队列',
    stopped: '已停止',
    cannotUse: (what: string, code: string) => `${what} 不能使用（${code}）。请换一个，或检查权限和占用`,
    notReady: (message: string) => `环境没有准备好：${message}`,
    changes: (sha256: string, lines: number) => `${sha256}：${lines} 处不同`,
    noOlderReading: '这份文件只有一个版本的读取结果',
    unknownDocument: (id: string) => `数据库里没有 ${id} 这份文件。gouji status 列出文件`,
    engine: (from: string, to: string) => `${from} → ${to}`,
  },
  en: {
    heldElsewhere: (pid: number) =>
      `another gouji (process ${pid}) works the queue of this data folder: files are only taken in here, it reads them, and the results are waited for`,
    takenOver: 'the other gouji has ended; the queue is worked here from now on',
    waitsForWorkers: 'documents are read by processes of gouji work; if there is none yet, start gouji work on some machine',
    stopping: 'stopping: what is begun is finished, the rest stays in the queue for the next start (Ctrl-C again ends at once)',
    taken: (files: number, fresh: number, known: number) =>
      `took in ${files} file${files === 1 ? '' : 's'}: ${fresh} to read, ${known} read before or waiting already`,
    refusedFiles: (files: number) => `${files} file${files === 1 ? ' was' : 's were'} not taken in`,
    progress: (done: number, all: number, rate: string, left: string) =>
      `${done}/${all} documents, ${rate} a second, ${left} left`,
    comparing: (reports: number) => `comparing reports with each other: ${reports} to go`,
    stuck: (reports: number) =>
      `the comparison of ${reports} reports does not come to an end and is not waited for any longer; the log above says why. Later runs compare again`,
    findings: (error: number, warning: number, info: number) => `findings: ${error} errors, ${warning} warnings, ${info} info`,
    again: (documents: number) => `new rules or a new engine: ${documents} documents are read again`,
    nothingAgain: 'all documents have been read by this version',
    next: 'see the findings: gouji export --to findings.xlsx; why something failed: gouji status',
    reports: 'reports',
    documents: 'documents',
    failures: 'not read',
    none: 'none',
    sites: 'sites',
    retried: (documents: number) => `${documents} documents were put back into the queue`,
    nothingToRetry: 'nothing to retry. gouji status lists what failed',
    retryHint: 'try again: gouji status --retry all',
    exported: (path: string, rows: number) => `${path} (${rows} rows)`,
    exporting: (documents: number) => `exported ${documents} documents`,
    written: (path: string) => `wrote ${path}`,
    backedUp: (path: string, bytes: string, blobs: number) => `backup complete: ${path} (database ${bytes}, ${blobs} originals)`,
    restored: (path: string) => `restored to ${path}`,
    movedAside: (path: string) => `the database that was there is now ${path}`,
    damagedBlobs: (count: number) => `${count} originals do not match their hash and were not copied; see the log`,
    notEmbedded: 'backup and restore are for the embedded store; use pg_dump for PostgreSQL, and the tools of S3 for S3',
    working: (concurrency: number, url: string) =>
      `working the queue, ${concurrency} at a time; see ${url}/healthz and ${url}/metrics`,
    needsServers:
      'gouji work is for several machines: set GOUJI_DATABASE_URL (PostgreSQL) and GOUJI_REDIS_URL (Redis). On one machine gouji ingest, watch and serve work the queue themselves',
    stopped: 'stopped',
    cannotUse: (what: string, code: string) =>
      `${what} cannot be used (${code}). Name another one, or check its permissions and who is using it`,
    notReady: (message: string) => `the environment is not ready: ${message}`,
    changes: (sha256: string, lines: number) => `${sha256}: ${lines} differences`,
    noOlderReading: 'there is only one reading of this document',
    unknownDocument: (id: string) => `there is no document ${id} in the store. gouji status lists documents`,
    engine: (from: string, to: string) => `${from} → ${to}`,
  },
} as const satisfies Record<Lang, unknown>

export type Says = (typeof SAYS)['en'] | (typeof SAYS)['zh']
