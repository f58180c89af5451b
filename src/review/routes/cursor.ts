import { ApiFailure } from '../api-failure.js'

/** A text that continues a list of findings behind one. */
export function encodeCursor(last: readonly [severity: string, id: string]): string {
  return Buffer.from(JSON.stringify(last), 'utf8').toString('base64url')
}

/** Throws the answer for a text that no list gave out. */
export function decodeCursor(cursor: string): readonly [severity: string, id: string] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(values) && values.length === 2 && values.every((value) => typeof value === 'string'))
      return values as unknown as readonly [string, string]
  } catch {
    // Not one of ours, which the caller is told.
  }
  throw new ApiFailure('wrong-request', {
    message: {
      zh: '无法识别的翻页标记，请从第一页重新开始',
      en: 'This mark does not continue the list: start again at its first page',
    },
  })
}
