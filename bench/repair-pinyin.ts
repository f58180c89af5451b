import type { Chain } from './chain.js'
import { encode, type ReadBytes, survivors } from './repair-readers.js'

/** A list as injectors use it: the characters they annotate, with readings. Own choice. */
const READINGS = new Map(
  (
    '項xiàng 結jié 數shù 實shí 報bào 計jì 時shí 復fù 進jìn 關guān 內nèi 務wù 機jī 統tǒng 規guī 區qū 據jù 會huì 現xiàn 領lǐng 導dǎo 認rèn 責zé 動dòng 費fèi ' +
    '強qiáng 業yè 發fā 執zhí 標biāo 縣xiàn 開kāi 廣guǎng 線xiàn 設shè 經jīng 過guò 運yùn 選xuǎn 環huán 節jié 護hù 財cái 資zī 質zhì 點diǎn 組zǔ 織zhī 監jiān 檢jiǎn ' +
    '審shěn 辦bàn 處chǔ 獲huò 轉zhuǎn 續xù 將jiāng 屬shǔ 應yīng 權quán ' +
    '績jì 畢bì 陽yáng 釋shì 側cè 聞wén 偽wěi 幹gàn 懼jù 澗jiàn 歷lì 試shì 記jì 誤wù 際jì 隨suí 險xiǎn 隊duì 陸lù 聯lián 職zhí 聲shēng 勞láo 勝shèng ' +
    '勢shì 協xié 單dān 嚴yán 團tuán 園yuán 圖tú 壓yā 婦fù 學xué 寧níng 寫xiě 層céng 帶dài 師shī 庫kù 後hòu 從cóng 態tài 憲xiàn 懷huái 擔dān 擇zé ' +
    '擬nǐ 擴kuò 攝shè 斷duàn 暫zàn 書shū 極jí 構gòu 橋qiáo 檔dàng 歸guī 殘cán 氣qì 決jué 況kuàng 淨jìng 滿mǎn 漢hàn 潔jié 濟jì 災zāi 無wú 熱rè ' +
    '營yíng 爭zhēng 獎jiǎng 獨dú 產chǎn 異yì 當dāng 療liáo 盡jìn 盤pán 確què 禮lǐ 種zhǒng 稱chēng 穩wěn 積jī 競jìng 筆bǐ 籌chóu 類lèi 約yuē 級jí ' +
    '細xì 終zhōng 給gěi 維wéi 綜zōng 綠lǜ 網wǎng 練liàn 編biān 罰fá 義yì 習xí 蝕shí 觀guān 訓xùn 訴sù 評píng 詢xún 詳xiáng 該gāi 請qǐng 論lùn 議yì ' +
    '變biàn 貫guàn 貼tiē 貿mào 賬zhàng 購gòu 贏yíng 軟ruǎn 載zài 輯jí 遠yuǎn 適shì 遞dì 邊biān 鄉xiāng 釐lí 銷xiāo 錄lù 鎮zhèn 門mén 閉bì 間jiān ' +
    '閱yuè 階jiē 難nán 電diàn 靜jìng 響xiǎng 頁yè 順shùn 預yù 頻pín 題tí 額é 願yuàn 風fēng 養yǎng 館guǎn 體tǐ 黨dǎng'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 1), entry.slice(1)] as const),
)
const toneless = (reading: string) => reading.normalize('NFD').replace(/[\u0300-\u030c]/g, '')
const annotate = (text: string, write: (reading: string) => string) =>
  [...text].map((c) => c + (READINGS.has(c) ? write(READINGS.get(c) as string) : '')).join('')

/** What an injector of bytes made of a sentence, and what a careless reader left of that. */
interface Injected {
  readonly text: string
  /** Bytes of the sentence (1) that a reader pairs wrongly. */
  readonly outOfStep: Uint8Array
  readonly vanished: number
  /** Bytes of the sentence (1) that are still there or follow from the reading behind them. */
  readonly kept: Uint8Array
}

const gbk = (text: string) => encode(text, 'gbk')

/** Annotates pairs of bytes wherever they stand, across characters too, and reads the result as careless readers do. */
function injectIntoBytes(text: string): Injected {
  const pairs = new Map([...READINGS].map(([character, reading]) => [pairAt(gbk(character), 0), reading]))
  const bytes = gbk(text)
  const injected: number[] = []
  const sources: number[] = []
  const annotated: number[] = []
  const outOfStep = new Uint8Array(bytes.length)
  let inStep = true
  for (let at = 0, aligned = 0; at < bytes.length; ) {
    const reading = pairs.get(pairAt(bytes, at))
    if (at === aligned) aligned += (bytes[at] as number) < 0x80 ? 1 : 2
    if (reading !== undefined || (bytes[at] as number) < 0x80) inStep = reading === undefined || at + 2 === aligned
    if (!inStep) outOfStep.fill(1, at, at + (reading === undefined ? 1 : 2))
    if (reading === undefined) {
      injected.push(bytes[at] as number)
      sources.push(at++)
      continue
    }
    annotated.push(at)
    injected.push(bytes[at] as number, bytes[at + 1] as number, ...gbk(`(${reading})`))
    sources.push(at, at + 1, ...Array.from(gbk(`(${reading})`), () => INJECTED))
    at += 2
    while (aligned < at) aligned += (bytes[aligned] as number) < 0x80 ? 1 : 2
  }
  const read = readCarelessly(injected)
  const kept = new Uint8Array(bytes.length)
  sources.forEach((source, index) => {
    if (source !== INJECTED && read.kept[index] === 1) kept[source] = 1
  })
  for (const at of annotated) if (kept[at] === 1 || kept[at + 1] === 1) kept.fill(1, at, at + 2)
  return { text: read.text, outOfStep, vanished: read.vanished, kept }
}

/** Stands for the place in the sentence of a byte that was not in it. */
const INJECTED = -1

function damageBytes(sentence: string, vanish: boolean): string | undefined {
  const { text, outOfStep, vanished } = injectIntoBytes(sentence)
  return outOfStep.includes(1) && vanished > 0 === vanish ? text : undefined
}

const survivorsOf = (sentence: string) => survivors(sentence, gbk, injectIntoBytes(sentence).kept)

/** The stretches that are out of step: from the character that a cut goes through to the next ASCII or reading. */
function cutSpans(sentence: string): { text: string; whole: boolean }[] {
  const { outOfStep, kept } = injectIntoBytes(sentence)
  const spans: { text: string; whole: boolean }[] = []
  let at = 0
  let open = false
  for (const character of sentence) {
    const next = at + gbk(character).length
    const isOut = outOfStep.subarray(at, next).includes(1)
    if (isOut && !open) spans.push({ text: '', whole: true })
    const span = spans.at(-1)
    if (isOut && span) {
      span.text += character
      span.whole &&= !kept.subarray(at, next).includes(0)
    }
    open = isOut
    at = next
  }
  return spans
}

const pairAt = (bytes: ArrayLike<number>, at: number) => (bytes[at] as number) * 256 + (bytes[at + 1] ?? 0)

const OPENING_BRACKET = 0x28

/** A byte that cannot lead takes its neighbour with it and leaves `?`; a pair without a character vanishes.
 Counts what vanished with it: such pairs, and figures taken for the second byte. */
function readCarelessly(bytes: readonly number[]): ReadBytes & { vanished: number } {
  const decoder = new TextDecoder('gbk')
  const kept = new Uint8Array(bytes.length)
  let text = ''
  let vanished = 0
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number
    const second = bytes[at + 1] ?? 0
    const size = first < 0x80 ? 1 : 2
    const read = size === 1 ? String.fromCharCode(first) : second < 0x40 ? '?' : decoder.decode(Uint8Array.of(first, second))
    const lost = size === 2 && (read === '?' || read.length !== 1 || /[\ufffd\ue000-\uf8ff]/.test(read))
    if (lost && (read !== '?' || second !== OPENING_BRACKET)) vanished++
    if (!lost) kept.fill(1, at, at + size)
    if (!lost || read === '?') text += read
    at += size
  }
  return { text, vanished, kept }
}

export const PINYIN_CHAINS: readonly Chain[] = [
  { name: 'pinyin by character, toned', script: 'traditional', goal: 'exact 100', damage: (s) => annotate(s, (r) => `(${r})`) },
  {
    name: 'pinyin by character, toneless',
    script: 'traditional',
    goal: 'exact 99',
    damage: (s) => annotate(s, (r) => `(${toneless(r)})`),
  },
  {
    name: 'pinyin by character, doubled',
    script: 'traditional',
    goal: 'exact 99',
    damage: (s) => annotate(s, (r) => `(${r})(${r})`),
  },
  {
    name: 'pinyin by character, toneless and doubled',
    script: 'traditional',
    goal: 'exact 99',
    damage: (s) => annotate(s, (r) => `(${toneless(r)})(${toneless(r)})`),
  },
  {
    name: 'pinyin by byte, pairs or figures vanished',
    script: 'traditional',
    goal: '-',
    many: true,
    damage: (s) => damageBytes(s, true),
    survivors: survivorsOf,
    spans: cutSpans,
  },
  {
    name: 'pinyin by byte, nothing vanished',
    script: 'traditional',
    goal: 'spans 80',
    many: true,
    damage: (s) => damageBytes(s, false),
    survivors: survivorsOf,
    spans: cutSpans,
  },
]
