import { isIP } from 'node:net'

/** Whether an address to listen on is this machine's alone. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true
  return isIP(host) === 4 && host.startsWith('127.')
}

/**
 * Whether a `Host` header names this machine. A page from elsewhere can have its own name point here (DNS rebinding);
 * its requests then carry that name.
 */
export function namesThisMachine(header: string | undefined): boolean {
  if (header === undefined) return false
  const host = /^(?:\[([^\]]+)\]|([^:]+))(?::\d{1,5})?$/.exec(header)
  const name = (host?.[1] ?? host?.[2] ?? '').toLowerCase()
  return isLoopback(name)
}

/** Whether an `Origin` is that of the page itself. Programs send none. */
export function sameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true
  try {
    const { protocol, host: from } = new URL(origin)
    return (protocol === 'http:' || protocol === 'https:') && from === host?.toLowerCase()
  } catch {
    return false // `null`, of a sandboxed frame, and whatever is no address
  }
}
