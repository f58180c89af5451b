// Which names in a folder are looked at. A name only decides whether a file is opened; what it is, its bytes decide.

/** Names that may be reports (`contract.md` 1). */
const TAKEN = new Set(['pdf', 'docx', 'html', 'htm', 'shtml', 'txt', 'doc', 'wps', 'ofd', 'xls', 'xlsx', 'rtf'])

/** Names that programs give to what is not there yet, or beside what is being edited: lock files of Office and WPS, downloads. */
const TEMPORARY = /^(~\$|\.~|~wrl)|^(thumbs\.db|desktop\.ini)$|\.(tmp|temp|part|partial|crdownload|download|filepart|swp)$|~$/i

/** Whether a file of this name is taken from a folder. */
export function isReportName(name: string): boolean {
  return TAKEN.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase())
}

/** Whether a program is still busy with a file of this name, or made it for itself. */
export function isTemporaryName(name: string): boolean {
  return TEMPORARY.test(name)
}
