import { ListUnreadable } from './family.js'

/** An object from a server's list data. Throws `ListUnreadable`. */
export function parseJsonObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new ListUnreadable('no JSON', { cause })
  }
  if (!isObject(value)) throw new ListUnreadable('no object')
  return value
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Text of a field; empty where it is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}
