import type { Chain } from './chain.js'
import { encode } from './repair-readers.js'

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

/** Annotates pairs of bytes wherever they stand, across characters too, and reads the result as careless readers do. */
function injectIntoBytes(text: string, vanish: 'vanish' | 'nothing vanishes'): string | undefined {
  const pairs = new Map([...READINGS].map(([character, reading]) => [pairAt(encode(character, 'gbk'), 0), reading]))
  const bytes = encode(text, 'gbk')
  const injected: number[] = []
  let cuts = 0
  for (let at = 0, aligned = 0; at < bytes.length; ) {
    const reading = pairs.get(pairAt(bytes, at))
    if (at === aligned) aligned += (bytes[at] as number) < 0x80 ? 1 : 2
    if (reading === undefined) {
      injected.push(bytes[at++] as number)
      continue
    }
    if (at + 2 !== aligned) cuts++
    injected.push(bytes[at] as number, bytes[at + 1] as number, ...encode(`(${reading})`, 'gbk'))
    at += 2
    while (aligned < at) aligned += (bytes[aligned] as number) < 0x80 ? 1 : 2
  }
  if (cuts === 0) return undefined
  const { text: read, vanished } = readCarelessly(injected)
  return vanished > 0 === (vanish === 'vanish') ? read : undefined
}

const pairAt = (bytes: ArrayLike<number>, at: number) => (bytes[at] as number) * 256 + (bytes[at + 1] ?? 0)

const OPENING_BRACKET = 0x28

/** A byte that cannot lead takes its neighbour with it and leaves `?`; a pair without a character vanishes.
 Counts what vanished with it: such pairs, and figures taken for the second byte. */
function readCarelessly(bytes: readonly number[]): { text: string; vanished: number } {
  const decoder = new TextDecoder('gbk')
  let text = ''
  let vanished = 0
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number
    const second = bytes[at + 1] ?? 0
    if (first < 0x80) text += String.fromCharCode(first)
    else if (second < 0x40) {
      text += '?'
      if (second !== OPENING_BRACKET) vanished++
    } else {
      const pair = decoder.decode(Uint8Array.of(first, second))
      if (pair.length === 1 && !/[\ufffd\ue000-\uf8ff]/.test(pair)) text += pair
      else vanished++
    }
    at += first < 0x80 ? 1 : 2
  }
  return { text, vanished }
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
    damage: (s) => injectIntoBytes(s, 'vanish'),
  },
  {
    name: 'pinyin by byte, nothing vanished',
    script: 'traditional',
    goal: 'spans 80',
    many: true,
    damage: (s) => injectIntoBytes(s, 'nothing vanishes'),
  },
]
