// Makes the crawler's sockets, and is the one place that decides whether a host may be connected to: the literal
// address before anything is asked, the answers of DNS (pinned, so that a second answer cannot slip in), and the
// address that the socket really has. A redirect or a link passes here like everything else.
import type { LookupFunction } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { buildConnector } from 'undici'
import type { Surroundings } from '../surroundings.js'
import { FetchFailure } from './fetch-failure.js'
import { literalAddress, rangeOf } from './private-address.js'
import { type TlsTerms, tlsOptions } from './tls-terms.js'

/** What the last connection to an origin turned out to be. */
export interface Connection {
  readonly ip: string
  /** What is wrong with the certificate, where the profile lets that pass. */
  readonly tlsProblem: string | null
}

export interface GuardOptions {
  readonly allowLoopback: boolean
  /** Milliseconds. */
  readonly connectMs: number
  /** Milliseconds that the addresses of a name are kept, so that answers cannot be changed under a run. */
  readonly pinMs: number
}

export class Guard {
  readonly #pinned = new Map<string, { readonly addresses: readonly string[]; readonly until: number }>()
  constructor(
    private readonly surroundings: Surroundings,
    private readonly options: GuardOptions,
  ) {}

  /** Throws where the address of a request is refused before any name is looked up. */
  assertAddress(url: URL): void {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new FetchFailure('refused-scheme', url.href)
    const literal = literalAddress(url.hostname)
    if (literal !== null) this.#assertRange(url.href, literal)
    const usual = url.port === '' || url.port === '80' || url.port === '443'
    if (!usual && !this.options.allowLoopback) throw new FetchFailure('refused-port', url.href)
  }

  /** The checked addresses of a host. One refused answer refuses the host: an honest name has none. */
  async addressesOf(host: string, url: string): Promise<readonly string[]> {
    const literal = literalAddress(host)
    if (literal !== null) return [this.#assertRange(url, literal)]
    const now = this.surroundings.now()
    const known = this.#pinned.get(host)
    if (known && known.until > now) return known.addresses
    const addresses = await this.surroundings.lookup(host).catch((cause: unknown) => {
      throw new FetchFailure('dns', url, {}, { cause })
    })
    if (addresses.length === 0) throw new FetchFailure('dns', url)
    for (const address of addresses) this.#assertRange(url, address)
    this.#pinned.set(host, { addresses, until: now + this.options.pinMs })
    return addresses
  }

  /** A connector for one origin; `made` hears of every connection. */
  connector(tls: TlsTerms, made: (connection: Connection) => void): buildConnector.connector {
    return (target, callback) => {
      const url = `${target.protocol}//${target.host ?? target.hostname}/`
      this.addressesOf(target.hostname, url).then(
        (addresses) => this.#connect(target, { url, addresses, tls, made }, callback),
        (error: Error) => callback(error, null),
      )
    }
  }

  #connect(
    target: buildConnector.Options,
    {
      url,
      addresses,
      tls,
      made,
    }: { url: string; addresses: readonly string[]; tls: TlsTerms; made: (connection: Connection) => void },
    callback: buildConnector.Callback,
  ): void {
    const connect = buildConnector({ ...tlsOptions(tls), lookup: pinned(addresses), timeout: this.options.connectMs })
    connect(target, (error, socket) => {
      if (error) return callback(error, null)
      const ip = socket.remoteAddress ?? ''
      try {
        this.#assertRange(url, ip)
        if (!addresses.some((address) => sameAddress(address, ip))) throw new FetchFailure('refused-address', url, { seen: ip })
      } catch (refused) {
        socket.destroy()
        return callback(refused as Error, null)
      }
      const problem = (socket as TLSSocket).authorizationError as Error | string | undefined
      made({ ip, tlsProblem: problem ? String((problem as NodeJS.ErrnoException).code ?? problem) : null })
      callback(null, socket)
    })
  }

  #assertRange(url: string, address: string): string {
    const range = address === '' ? 'unknown' : rangeOf(address)
    if (range === 'public' || (range === 'loopback' && this.options.allowLoopback)) return address
    throw new FetchFailure('refused-address', url, { seen: `${address} ${range}` })
  }
}

function sameAddress(a: string, b: string): boolean {
  return a === b || b === `::ffff:${a}`
}

/** Answers every question with the addresses that were checked. */
function pinned(addresses: readonly string[]): LookupFunction {
  const entries = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  return (_host, options, callback) => {
    if (options.all) return callback(null, entries)
    const first = entries[0] as { address: string; family: number }
    callback(null, first.address, first.family)
  }
}
