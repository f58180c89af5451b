import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { withComments } from '../../../src/cli/check/word-comments.js'
import { extract } from '../../../src/index.js'

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const MAIN = 'word/document.xml'
const docx = (body: string, more: Record<string, string> = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>',
        [MAIN]: `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
        ...more,
      }).map(([name, xml]) => [name, strToU8(xml)]),
    ),
  )
const part = (bytes: Uint8Array | null, name: string) => strFromU8(unzipSync(bytes ?? new Uint8Array())[name] as Uint8Array)
const at = (path: string, text = '请核对') => ({ part: MAIN, path, text })

const TABLE =
  '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc><w:tc><w:p><w:pPr><w:jc/></w:pPr><w:r><w:t>二</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'

describe('comments in a copy of a DOCX', () => {
  it('stand at the cell that is meant, after the properties of its paragraph', () => {
    const marked = part(withComments(docx(`<w:p/>${TABLE}`), [at('body/tbl[1]/tr[1]/tc[2]')]), MAIN)
    expect(marked).toContain(
      '<w:pPr><w:jc/></w:pPr><w:commentRangeStart w:id="0"/><w:r><w:t>二</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>',
    )
  })

  it('leave all other text as it was', () => {
    const marked = part(withComments(docx(TABLE), [at('body/tbl[1]/tr[1]/tc[1]'), at('body/tbl[1]/tr[1]/tc[1]')]), MAIN)
    const stripped = marked.replace(
      /<w:commentRange(?:Start|End) w:id="\d+"\/>|<w:r><w:commentReference w:id="\d+"\/><\/w:r>/g,
      '',
    )
    expect(stripped).toContain(TABLE)
  })

  it('find empty paragraphs, nested tables, and other text with angle brackets', () => {
    const body = `<w:p><w:r><w:t a=">">x</w:t></w:r></w:p><!-- <w:tbl> --><w:tbl><w:tr><w:tc>${TABLE}<w:p w:rsidR="1"/></w:tc></w:tr></w:tbl>`
    const marked = part(withComments(docx(body), [at('body/tbl[1]/tr[1]/tc[1]/p[1]')]), MAIN)
    expect(marked).toContain('<w:p w:rsidR="1"><w:commentRangeStart w:id="0"/>')
  })

  it('go to the first paragraph where their place is not found', () => {
    const marked = part(
      withComments(docx(`<w:p><w:r/></w:p>${TABLE}`), [at('body/tbl[9]'), { part: '', path: '', text: 'x' }]),
      MAIN,
    )
    expect(marked).toMatch(/<w:body><w:p><w:commentRangeStart w:id="0"\/><w:commentRangeStart w:id="1"\/>/)
  })

  it('join comments that are there, and escape what they say', () => {
    const existing = `<w:comments xmlns:w="${WORD}"><w:comment w:author="王" w:id="7"><w:p/></w:comment></w:comments>`
    const bytes = withComments(docx(TABLE, { 'word/comments.xml': existing }), [
      at('body/tbl[1]/tr[1]/tc[1]', '<b> & "$1"\u0001'),
    ])
    expect(part(bytes, 'word/comments.xml')).toContain('w:id="8"')
    expect(part(bytes, 'word/comments.xml')).toContain('&lt;b&gt; &amp; &quot;$1&quot;\uFFFD')
    expect(part(bytes, '[Content_Types].xml')).not.toContain('comments+xml')
  })

  it('are declared where there were none', () => {
    const bytes = withComments(docx(TABLE), [at('body/tbl[1]/tr[1]/tc[1]')])
    expect(part(bytes, '[Content_Types].xml')).toContain('PartName="/word/comments.xml"')
    expect(part(bytes, 'word/_rels/document.xml.rels')).toContain('Target="comments.xml"')
  })

  it('are refused where the main part is not as Word writes it', () => {
    expect(withComments(zipSync({ 'other.xml': strToU8('<x/>') }), [at('body')])).toBeNull()
    expect(withComments(strToU8('no archive'), [at('body')])).toBeNull()
  })

  it('leave a copy that gives the same record', async () => {
    const source = new Uint8Array(
      readFileSync(fileURLToPath(new URL('../../../samples/wrong-total-2023-docx/source.docx', import.meta.url))),
    )
    const before = await extract(source)
    const places = before.anomalies.flatMap(({ evidence }) => evidence.map(({ place }) => place))
    const comments = places.flatMap((place) => (place.in === 'docx' ? [at(place.path)] : []))
    expect(comments.length).toBeGreaterThan(10)
    const copy = withComments(source, comments)
    const after = await extract(copy as Uint8Array)
    expect(after.cells).toEqual(before.cells)
    expect(after.report).toEqual(before.report)
    expect(part(copy, MAIN).match(/commentReference/g)).toHaveLength(comments.length)
  })
})
