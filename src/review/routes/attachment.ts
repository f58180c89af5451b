/** The `Content-Disposition` of a download, for a name that came from anywhere. */
export function attachment(name: string): string {
  const clean = name.replace(/[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069/\\]/g, '_').slice(0, 150)
  const plain = clean.replace(/[^A-Za-z0-9 ._-]/g, '_')
  // Half a pair of surrogates has no encoding.
  const encoded = encodeURIComponent(clean.replace(/\p{Cs}/gu, '_')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
