import { decode } from '../../decode/index.js'
import { readPage } from '../page/read-page.js'
import { sniff } from './sniff.js'
import type { WireAnswer } from './wire.js'

/** Bytes; a page that only sends on is a shell. */
const LARGEST_SHELL = 30_000

/** Where a page sends its reader by meta refresh or script; null where it stays. A page that reloads itself stays. */
export function pageRedirect({ bytes, headers, url }: WireAnswer): { url: string; by: 'refresh' | 'script' } | null {
  if (bytes.length > LARGEST_SHELL || sniff(bytes) !== 'html') return null
  const { text } = decode(bytes, { mediaType: headers['content-type'] })
  if (!/http-equiv\s*=\s*["']?refresh|location/i.test(text)) return null
  const { redirect } = readPage(text, url)
  if (redirect === null || redirect === url) return null
  return { url: redirect, by: /http-equiv\s*=\s*["']?refresh/i.test(text) ? 'refresh' : 'script' }
}
