// Files that look like documents as far as a crawler looks.

/** The beginning and the end of a PDF around a mark that makes it a file of its own. */
export function pdfWith(mark: string): Uint8Array {
  return Buffer.from(`%PDF-1.4\n% ${mark}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`)
}
