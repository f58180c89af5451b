// How strictly a secure connection is made. Exceptions stand in sites.yaml, for one site, and in every fetch row.
import { constants } from 'node:crypto'
import { rootCertificates, type SecureContextOptions } from 'node:tls'

/**
 * `modern`: as Node does. `legacy`: TLS 1.0 and weak ciphers, the certificate still checked. `insecure-recorded`:
 * the certificate is not checked, and what was wrong with it is recorded.
 */
export type TlsProfile = 'modern' | 'legacy' | 'insecure-recorded'

export const TLS_PROFILES: readonly TlsProfile[] = ['modern', 'legacy', 'insecure-recorded']

export interface TlsTerms {
  readonly profile: TlsProfile
  /** PEM of intermediate certificates that the operator trusts for this site. */
  readonly intermediates: readonly string[]
}

export const MODERN_TLS: TlsTerms = { profile: 'modern', intermediates: [] }

export function tlsOptions({ profile, intermediates }: TlsTerms): SecureContextOptions & { rejectUnauthorized: boolean } {
  return {
    rejectUnauthorized: profile !== 'insecure-recorded',
    ...(intermediates.length > 0 && { ca: [...rootCertificates, ...intermediates] }),
    ...(profile !== 'modern' && {
      // The version alone is not enough: OpenSSL 3 refuses the old signatures by its security level.
      minVersion: 'TLSv1' as const,
      ciphers: 'DEFAULT@SECLEVEL=0',
      secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
    }),
  }
}
