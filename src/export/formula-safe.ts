// Text that a spreadsheet would take for a formula when it opens a CSV. Numbers are not text: -3 stays -3.

/** What makes Excel, LibreOffice or their East Asian editions read a formula or a command: half- and full-width. */
const RISKY = /^[=+\-@\t\r\n＝＋－＠]/

/** The text with an apostrophe in front where it begins like a formula; without U+0000, at which programs stop reading. */
export function formulaSafe(text: string): string {
  const whole = text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text
  return RISKY.test(whole) ? `'${whole}` : whole
}
