/** Half of a surrogate pair, or the character that PostgreSQL cannot hold. */
const UNSTORABLE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\0/g

/** Text as both engines can keep it: what no database holds becomes U+FFFD. Packed readings keep it all. */
export function storableText(text: string): string {
  return text.replace(UNSTORABLE, '\ufffd')
}
