/**
 * Damage: bytes of UTF-8 were read in pairs as GBK, GB18030 or Big5, `鏀垮簻`, also twice over, or GBK
 * and Big5 were taken for each other; where a byte had no partner it is lost.
 * Seen: real/mojibake.jsonl (utf8-as-gbk, utf8-as-gbk-in-utf16-json).
 * Leaves alone: 锟斤拷 and its kin, which hold nothing any more; rare names; damage shown in quotes.
 * Known limit: of UTF-8 read as Big5 a quarter survives at best, and only what lost next to nothing is
 * reread; GBK and Big5 taken for each other need four characters that make sense
 * together, or two where other texts of the document show the same damage.
 */
import type { Fixer } from '../fixer.js'
import { findMisread, knownMisreadings, reasonsFor } from '../mojibake/find-misread.js'
import { mendDouble } from '../mojibake/mend.js'
import type { Known } from '../mojibake/misreading.js'

export const rereadDoubleBytes: Fixer<Known> = {
  id: 'reread-double-bytes',
  title: { zh: '还原按双字节误读的文字', en: 'Rereads text that was read in wrong pairs of bytes' },
  reasons: reasonsFor(['utf8-read-as-gbk', 'utf8-read-as-big5', 'big5-read-as-gbk', 'gbk-read-as-big5']),
  survey: (texts) => knownMisreadings(texts, (line) => mendDouble(line)),
  find: (text, known) => findMisread(text, (line) => mendDouble(line, known)),
  examples: [
    { before: '骞村害鎶ュ憡', after: '年度报告' },
    { before: '鏉ユ簮锛氬箍宸炲競 (www.example.org)', after: '来源：广州市 (www.example.org)' },
    { before: '鍋滆溅鍦�', after: '停车�' },
    { before: '鞎砌遙餈賜弦', after: '責任追究' },
    { before: '鈭箏之撱箄悅', after: '人大建议' },
    { before: '現┎戈癟そ秨ビ叫', after: '政府資訊公開申請' },
    { before: '淉葬陓洘鼠羲', after: '政府信息公开' },
  ],
  leavesAlone: [
    '锟斤拷锟斤拷锟斤拷息锟斤拷锟斤拷',
    '网页显示“鏀垮簻淇℃伅”，已经修复',
    '张喆、李堃、王镕、赵昇、钱囍',
    '犐犆犛３５．０４０ 犔８ 犌犕／犜００３１',
    '烫烫烫屯屯屯',
  ],
}
