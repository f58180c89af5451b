import type { Chain } from './chain.js'
import { PINYIN_CHAINS } from './repair-pinyin.js'
import { encode, type Marks, type ReadBytes, readPairwise, survivors } from './repair-readers.js'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
const windows1252 = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes)
const MARKS: readonly Marks[] = ['replacement', 'question-mark', 'nothing', 'both-bytes']
const whole = (text: string) => (/\ufffd/.test(text) ? undefined : text)
const entities = (text: string) => text.replace(/[^\u0000-\u007f]/g, (c) => `&#${c.charCodeAt(0)};`)

const asGbk = (text: string) => new TextDecoder('gbk').decode(utf8(text))

function chain(name: string, script: Chain['script'], goal: string, damage: Chain['damage']): Chain {
  return { name, script, goal, damage }
}

function clauses(name: string, script: Chain['script'], goal: string, damage: Chain['damage']): Chain {
  return { ...chain(name, script, goal, damage), clauses: true }
}

const lossless: readonly Chain[] = [
  chain('UTF-8 as Latin-1', 'simplified', 'exact 100', (s) => latin1(utf8(s))),
  chain('UTF-8 as cp1252 (web)', 'simplified', 'exact 100', (s) => windows1252(utf8(s))),
  chain('UTF-8 as Latin-1, twice', 'simplified', 'exact 100', (s) => latin1(utf8(latin1(utf8(s))))),
  chain('UTF-8 as cp1252 (web), twice', 'simplified', 'exact 100', (s) => windows1252(utf8(windows1252(utf8(s))))),
  chain('UTF-8 as Latin-1 (traditional)', 'traditional', 'exact 100', (s) => latin1(utf8(s))),
  chain('GBK as Latin-1', 'simplified', 'exact 100', (s) => latin1(encode(s, 'gbk'))),
  chain('GBK as cp1252', 'simplified', 'exact 100', (s) => windows1252(encode(s, 'gbk'))),
  chain('Big5 as Latin-1', 'traditional', 'exact 99', (s) => latin1(encode(s, 'big5'))),
  chain('Big5 as cp1252', 'traditional', 'exact 99', (s) => windows1252(encode(s, 'big5'))),
  chain(
    'Big5 as GBK, no loss (private use kept)',
    'traditional',
    'exact 99',
    (s) => readPairwise(encode(s, 'big5'), 'gbk', 'private-use').text,
  ),
  clauses('UTF-8 as GBK, no loss', 'simplified', 'exact 99.5', (s) => whole(asGbk(s))),
  clauses('UTF-8 as GBK, no loss (traditional)', 'traditional', 'exact 99.5', (s) => whole(asGbk(s))),
  clauses('UTF-8 as GBK, twice', 'simplified', 'exact 99.5', (s) => {
    const once = whole(asGbk(s))
    return once && whole(asGbk(once))
  }),
  chain('GBK as Latin-1, then UTF-8 as Latin-1', 'simplified', 'exact 99', (s) => latin1(utf8(latin1(encode(s, 'gbk'))))),
  chain('entities', 'simplified', 'exact 100', entities),
  chain('entities twice', 'simplified', 'exact 100', (s) => entities(s).replaceAll('&', '&amp;')),
  chain('\\u escapes', 'simplified', 'exact 100', (s) =>
    s.replace(/[^\u0000-\u007f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ),
]

type Bytes = (text: string) => Uint8Array
const gbk: Bytes = (text) => encode(text, 'gbk')
const big5: Bytes = (text) => encode(text, 'big5')

/** Damage that loses bytes: how the text was written, and how it was read. */
function lossyChain(
  name: string,
  script: Chain['script'],
  goal: string,
  write: Bytes,
  read: (bytes: Uint8Array) => ReadBytes,
): Chain {
  return {
    ...chain(name, script, goal, (sentence) => read(write(sentence)).text),
    survivors: (sentence) => survivors(sentence, write, read(write(sentence)).kept),
  }
}

/** The same damage by readers that leave different marks where bytes were lost. */
function forEachMark(name: string, script: Chain['script'], goal: string, write: Bytes, wrong: 'gbk' | 'big5'): Chain[] {
  return MARKS.map((marks) => lossyChain(`${name} ${marks}`, script, goal, write, (bytes) => readPairwise(bytes, wrong, marks)))
}

/** The five bytes that windows-1252 does not have. */
const NOT_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

function as1252(mark: string): (bytes: Uint8Array) => ReadBytes {
  return (bytes) => ({
    text: Array.from(bytes, (byte) => (NOT_IN_1252.has(byte) ? mark : windows1252(Uint8Array.of(byte)))).join(''),
    kept: bytes.map((byte) => (NOT_IN_1252.has(byte) ? 0 : 1)),
  })
}

const lossy: readonly Chain[] = [
  ...forEachMark('UTF-8 as GBK, lost:', 'simplified', 'chars 84', utf8, 'gbk'),
  ...forEachMark('UTF-8 as Big5, lost:', 'traditional', '-', utf8, 'big5'),
  lossyChain('UTF-8 as GB18030, odd bytes lost', 'simplified', 'chars 92', utf8, (bytes) =>
    readPairwise(bytes, 'gb18030', 'private-use'),
  ),
  ...forEachMark('GBK as Big5, lost:', 'simplified', 'chars 86', gbk, 'big5'),
  ...forEachMark('Big5 as GBK, lost:', 'traditional', 'chars 70', big5, 'gbk'),
  lossyChain('UTF-8 as cp1252, five bytes dropped', 'simplified', 'chars 86', utf8, as1252('')),
  lossyChain('UTF-8 as cp1252, five bytes marked', 'simplified', 'chars 86', utf8, as1252('\ufffd')),
]

export const CHAINS: readonly Chain[] = [...lossless, ...lossy, ...PINYIN_CHAINS]
