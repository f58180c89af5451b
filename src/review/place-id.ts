import type { Place } from '../document/index.js'

/**
 * The id of a place in the reconstruction of its document, and the value of `mark`: letters, digits, `-`, `_` and `.`
 * alone. Of a PDF, which is not reconstructed, the page.
 */
export function placeId(place: Place): string {
  switch (place.in) {
    case 'pdf':
      return `pdf-${place.page}`
    case 'docx':
      return `docx-${plain(place.part)}-${plain(place.path)}`
    case 'html':
      return `html-${plain(place.path)}`
    case 'text':
      return `line-${place.line}`
  }
}

/** One to one: what is not plain is written by its code. */
function plain(text: string): string {
  return text.replace(/[^A-Za-z0-9.]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}.`)
}
