// Which network addresses may be asked. A page can name any address, and the crawler stands inside someone's
// network: only public unicast addresses are asked, whatever a name resolves to.
import ipaddr from 'ipaddr.js'

/** An address as a person writes it in a URL's host, without brackets; null for a name. */
export function literalAddress(host: string): string | null {
  const bare = host.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) ? bare : null
}

/** `public`, `loopback`, or the name of the range that makes it refused (private, linkLocal, uniqueLocal …). */
export function rangeOf(address: string): string {
  // `process` takes an IPv4 address out of its IPv6 clothes (::ffff:127.0.0.1).
  const range = ipaddr.process(address.replace(/%.*$/, '')).range()
  return range === 'unicast' ? 'public' : range
}
