/** A number that belongs to a person. `masked` is all that may be kept of it. */
export interface PersonalNumber {
  readonly kind: 'identity-card' | 'old-identity-card' | 'bank-card' | 'mobile'
  readonly masked: string
  readonly from: number
  readonly to: number
}

/** Digits as printed, perhaps grouped by single blanks or hyphens; letters and digits around make it another thing. */
const RUN = /(?<![\dA-Za-z_.@/=&?-])(?:\d[ -]?){10,20}[\dXx](?![\dA-Za-z_.@/号-])/g

/** Names of numbers that are as long as those of people: index numbers, credit codes, documents, accounts of offices. */
const OFFICIAL =
  /(?:索引号|信用代码|机构代码|统一代码|编号|文号|备案号|许可证号?|网安备|ICP备|流水号|案号|项目代码|受理号|标识码|传真|邮编)[^，。；\n]{0,14}$/

/** All numbers of persons in a text that still has its blanks. Offsets count in the text. */
export function personalNumbers(text: string): PersonalNumber[] {
  const found: PersonalNumber[] = []
  for (const match of text.matchAll(RUN)) {
    const digits = match[0].replace(/[ -]/g, '')
    const kind = kindOf(digits)
    if (kind === null || OFFICIAL.test(text.slice(Math.max(0, match.index - LOOK_BACK), match.index))) continue
    found.push({ kind, masked: mask(digits, kind), from: match.index, to: match.index + match[0].length })
  }
  return found
}

/** How far before a number its name may stand, in characters. */
const LOOK_BACK = 24

function kindOf(digits: string): PersonalNumber['kind'] | null {
  if (/^1[3-9]\d{9}$/.test(digits)) return 'mobile'
  if (/^\d{17}[\dXx]$/.test(digits)) return isIdentityCard(digits) ? 'identity-card' : null
  if (/^\d{15}$/.test(digits)) return isProvince(digits) && isBirthday(`19${digits.slice(6, 12)}`) ? 'old-identity-card' : null
  // 62 is the range of UnionPay; other ranges are too short to tell from serial numbers.
  return /^62\d{14,17}$/.test(digits) && passesLuhn(digits) ? 'bank-card' : null
}

/** GB 11643: province, date of birth, and a check digit by weights modulo 11. */
function isIdentityCard(digits: string): boolean {
  if (!isProvince(digits) || !isBirthday(digits.slice(6, 14))) return false
  const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0)
  return '10X98765432'.charAt(sum % 11) === digits.charAt(17).toUpperCase()
}

function isProvince(digits: string): boolean {
  return /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/.test(digits)
}

function isBirthday(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8))]
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1900 && year <= 2099 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits.charAt(digits.length - 1 - index))
    const doubled = digit * 2
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** `138****1234` and the like, as official notices recommend. */
function mask(digits: string, kind: PersonalNumber['kind']): string {
  const [head, tail] = kind === 'mobile' ? [3, 4] : kind === 'bank-card' ? [4, 4] : [6, 2]
  return digits.slice(0, head) + '*'.repeat(digits.length - head - tail) + digits.slice(-tail)
}
