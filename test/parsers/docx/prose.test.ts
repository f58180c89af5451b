import { describe, expect, it } from 'vitest'
import { docxParser } from '../../../parsers/docx/index.js'
import type { ParsedDocument } from '../../../src/document/index.js'
import { codes, shown } from '../show.js'
import { type DocxParts, p, run, tbl, tc, tr, writeDocx } from './write-docx.js'

const read = (parts: DocxParts | string): Promise<ParsedDocument> =>
  docxParser.parse(writeDocx(typeof parts === 'string' ? { body: parts } : parts), {}, {})

const STYLES =
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="我的"/><w:basedOn w:val="2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>' +
  '<w:style w:type="character" w:styleId="secret"><w:name w:val="secret"/><w:rPr><w:vanish/></w:rPr></w:style>'

describe('prose of a docx', () => {
  it('keeps paragraphs and tables in the order of the file, with their places', async () => {
    const document = await read(p('一') + p('') + tbl(1, [tr([tc('表 5')]), tr([6])]) + p('二'))
    expect(shown(document)).toEqual(['一', '{0:表 5 / 0:6}', '二'])
    expect(document.blocks.map((block) => block.place.in === 'docx' && block.place.path)).toEqual([
      'body/p[1]',
      'body/tbl[1]',
      'body/p[3]',
    ])
  })

  it('finds headings by style, by inherited style and by outline level', async () => {
    const body =
      p('总体', '<w:pStyle w:val="2"/>') +
      p('细目', '<w:pStyle w:val="mine"/>') +
      p('三级', '<w:outlineLvl w:val="2"/>') +
      p('正文', '<w:outlineLvl w:val="9"/>')
    expect(shown(await read({ body, styles: STYLES }))).toEqual(['#1 总体', '#2 细目', '#3 三级', '正文'])
  })

  it('marks lines of a table of contents', async () => {
    expect(shown(await read({ body: p('一、总体情况\t3', '<w:pStyle w:val="toc"/>'), styles: STYLES }))).toEqual([
      '[navigation] 一、总体情况\t3',
    ])
  })

  it('keeps hidden text aside, by run, by style and switched off again', async () => {
    const body = `<w:p>${run('共 12 件')}${run('密 34', '<w:vanish/>')}${run('，')}${run('密 56', '<w:rStyle w:val="secret"/>')}${run('见 78', '<w:vanish w:val="0"/>')}</w:p>`
    const document = await read({ body, styles: STYLES })
    expect(shown(document)).toEqual(['共 12 件，见 78', '[hidden] 密 34密 56'])
    expect(document.notes).toEqual([
      { code: 'hidden-text', data: { count: 1 }, place: { in: 'docx', part: 'word/document.xml', path: 'body/p[1]' } },
    ])
  })

  it('accepts changes: insertions stay, deletions and what was moved away go', async () => {
    const body =
      `<w:p>${run('收到')}<w:del w:id="1"><w:r><w:delText>81</w:delText></w:r></w:del><w:ins w:id="2">${run('92')}</w:ins>${run('件')}</w:p>` +
      `<w:p><w:pPr><w:rPr><w:moveFrom w:id="3"/></w:rPr></w:pPr><w:moveFrom w:id="4">${run('去')}</w:moveFrom></w:p>` +
      `<w:moveTo w:id="5">${p('来')}</w:moveTo>`
    expect(shown(await read(body))).toEqual(['收到92件', '来'])
  })

  it('joins a paragraph whose mark was deleted to the next', async () => {
    const body = `${p('上半', '<w:rPr><w:del w:id="1"/></w:rPr>')}${p('下半')}${p('尾', '<w:rPr><w:del w:id="2"/></w:rPr>')}`
    expect(shown(await read(body))).toEqual(['上半下半', '尾'])
  })

  it('reads a text box once, whether both alternatives hold it or one', async () => {
    const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`
    const both = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('框 31')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('框 31')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
    const fallback = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('框 32')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
    const body = `<w:p>${run('主')}<w:r>${both}</w:r></w:p><w:p><w:r>${fallback}</w:r></w:p>`
    const document = await read(body)
    expect(shown(document)).toEqual(['主', '框 31', '框 32'])
    expect(codes(document)).toEqual([])
  })

  it('keeps field results, and neither instructions nor marks of notes', async () => {
    const body =
      `<w:p>${run('第')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> = 6 * 7 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('42')}<w:r><w:fldChar w:fldCharType="end"/></w:r>` +
      `${run('件')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`
    const footnotes = `<w:footnote w:type="separator" w:id="0">${p('—')}</w:footnote><w:footnote w:id="2">${p('注：含 5 件')}</w:footnote>`
    const document = await read({ body, footnotes })
    expect(shown(document)).toEqual(['第42件', '注：含 5 件'])
    expect(document.blocks[1]?.place).toEqual({ in: 'docx', part: 'word/footnotes.xml', path: 'footnotes/footnote[2]/p[1]' })
    expect(codes(document)).toEqual([])
  })

  it('keeps a simple field and says that mammoth, which drops it, read something else', async () => {
    const document = await read(
      `<w:p>${run('共')}<w:fldSimple w:instr="DOCPROPERTY n">${run('95')}</w:fldSimple>${run('件')}</w:p>`,
    )
    expect(shown(document)).toEqual(['共95件'])
    expect(document.notes).toEqual([{ code: 'readers-disagree', data: { paragraphs: 1 } }])
  })

  it('writes tabs, breaks, hyphens and symbols as characters', async () => {
    const body = `<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t><w:softHyphen/><w:t>戊</w:t><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Other" w:char="F041"/></w:r></w:p><w:p><w:r><w:br w:type="page"/><w:t>新页</w:t></w:r></w:p>`
    expect(shown(await read(body))).toEqual(['甲\t乙\n丙\u2011丁\u00AD戊☑\uF041', '新页'])
  })

  it('marks headers and footers, and says each once', async () => {
    const document = await read({ body: p('正文'), header: p('某县') + p('某县'), footer: p('第 1 页'), title: '年度报告 ' })
    expect(shown(document)).toEqual(['[running-header] 某县', '正文', '[running-footer] 第 1 页'])
    expect(document.declaredTitle).toBe('年度报告')
  })

  it('reads strict OOXML like transitional', async () => {
    const body = p('总体', '<w:pStyle w:val="2"/>') + tbl(2, [tr([tc('', '<w:gridSpan w:val="2"/>')]), tr([71, 82])])
    const strict = await read({ body, styles: STYLES, strict: true })
    expect(strict).toEqual(await read({ body, styles: STYLES }))
    expect(shown(strict)).toEqual(['#1 总体', '{0:<1x2> / 0:71 | 1:82}'])
  })

  it('finds the document under another name', async () => {
    const { zipSync, strToU8 } = await import('fflate')
    const { docxFiles } = await import('./write-docx.js')
    const files = docxFiles({ body: p('另名 63') })
    const renamed = Object.entries(files).map(([name, text]) => [
      name.replace('document.xml', 'document2.xml'),
      strToU8(text.replace('word/document.xml', 'word/document2.xml')),
    ])
    const bytes = zipSync(Object.fromEntries(renamed))
    expect(docxParser.recognises(bytes)).toBe(true)
    expect(shown(await docxParser.parse(bytes, {}, {}))).toEqual(['另名 63'])
  })
})
