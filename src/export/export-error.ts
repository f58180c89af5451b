// An export that could not be made, said in both languages: what is wrong, with which file, what to do.
import type { InBothLanguages } from './table.js'

export type ExportErrorCode = 'unknown-format' | 'cannot-write' | 'too-large' | 'cancelled'

export class ExportError extends Error {
  override readonly name = 'ExportError'
  readonly code: ExportErrorCode
  readonly messages: InBothLanguages

  constructor(code: ExportErrorCode, messages: InBothLanguages, options?: { readonly cause?: unknown }) {
    super(messages.en, options)
    this.code = code
    this.messages = messages
  }
}

/** The system would not write: no folder, no permission, no space. */
export function cannotWrite(file: string, cause: NodeJS.ErrnoException): ExportError {
  const why = cause.code ?? 'unknown'
  return new ExportError(
    'cannot-write',
    {
      zh: `无法写入 ${file}（${why}）。请确认文件夹存在、有写入权限、磁盘有空间；原有文件没有改动。`,
      en: `Cannot write ${file} (${why}). Check that its folder exists, may be written to and has space; what was there is unchanged.`,
    },
    { cause },
  )
}
