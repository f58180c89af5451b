import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, print, randomRecord } from '../../scripts/sample/index.js'
import { chromiumPath } from '../../scripts/sample/pdf/browser.js'
import { cropPages, layOnSide, rotatePages, shrinkAsForm, twoUp } from '../../scripts/sample/pdf/rewrite.js'

/** A page as Chromium writes one, small enough to read. */
function tinyPdf(): Uint8Array {
  const objects = [
    '<</Type /Catalog\n/Pages 2 0 R>>',
    '<</Type /Pages\n/Count 1\n/Kids [3 0 R]>>',
    '<</Type /Page\n/Resources <</ProcSet [/PDF]\n/Font <<>>>>\n/MediaBox [0 0 100 200]\n/Contents 4 0 R\n/Parent 2 0 R>>',
    '<</Length 7>> stream\n0 0 m f\nendstream',
  ]
  let body = '%PDF-1.4\n%bin\n'
  const offsets = objects.map((object, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${body}xref\n0 5\n0000000000 65535 f \n${table}trailer\n<</Size 5\n/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

describe('rewriting pages', () => {
  it('appends and never moves what was there', () => {
    for (const change of [
      (bytes: Uint8Array) => rotatePages(bytes, 90),
      (bytes: Uint8Array) => cropPages(bytes, 10),
      layOnSide,
      twoUp,
      (bytes: Uint8Array) => shrinkAsForm(bytes, 0.5),
    ]) {
      const changed = text(change(tinyPdf()))
      expect(changed.startsWith(text(tinyPdf()))).toBe(true)
      expect(changed).toContain('/Prev ')
    }
  })

  it('points its table at the new objects', () => {
    const changed = text(shrinkAsForm(tinyPdf(), 0.5))
    const update = changed.slice(changed.lastIndexOf('xref\n0 0'))
    for (const [, id, offset] of update.matchAll(/(\d+) 1\n(\d{10}) 00000 n/g))
      expect(changed.slice(Number(offset))).toMatch(new RegExp(`^${id} 0 obj`))
    expect(changed).toContain('/Matrix [0.5 0 0 0.5 25.00 50.00]')
  })

  it('turns, crops and lays pages', () => {
    expect(text(rotatePages(tinyPdf(), 270))).toContain('/Rotate 270')
    expect(text(cropPages(tinyPdf(), 10))).toContain('/MediaBox [-10 -10 110 210]\n/CropBox [0 0 100 200]')
    expect(text(layOnSide(tinyPdf()))).toContain('/MediaBox [0 0 200 100]')
  })
})

describe.skipIf(chromiumPath() === undefined)('PDF by Chromium (skipped where there is none)', () => {
  afterAll(closeBrowser)

  it('prints a style, a changed page and a scan', async () => {
    for (const variant of ['solid', 'form-object', 'scan']) {
      const bytes = await print(randomRecord(4), 'pdf', variant, 2)
      expect(text(bytes.slice(0, 5)), variant).toBe('%PDF-')
      expect(text(bytes), variant).not.toMatch(/D:20(?!240101000000)/)
      expect(/\/Type \/Font\b/.test(text(bytes)), variant).toBe(variant !== 'scan')
    }
  }, 60_000)
})
