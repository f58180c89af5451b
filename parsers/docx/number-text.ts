/*
 * How a list number is printed: the formats of `w:numFmt` (ECMA-376 part 1, 17.18.59) that documents
 * in Chinese use. A format not known here, or a number outside its range, is printed in decimals.
 */
const DIGITS = '〇一二三四五六七八九'
const LEGAL_SIMPLIFIED = '零壹贰叁肆伍陆柒捌玖'
const LEGAL_TRADITIONAL = '零壹貳參肆伍陸柒捌玖'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

type Format = (n: number) => string | undefined

const FORMATS: Readonly<Record<string, Format>> = {
  decimal: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  decimalHalfWidth: String,
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  upperLetter: (n) => letters(n, 'A'),
  lowerLetter: (n) => letters(n, 'a'),
  upperRoman: roman,
  lowerRoman: (n) => roman(n)?.toLowerCase(),
  chineseCounting: (n) => (n < 100 ? counting(n, DIGITS, '十', '百', '千') : digital(n)),
  chineseCountingThousand: (n) => counting(n, DIGITS.replace('〇', '零'), '十', '百', '千'),
  chineseLegalSimplified: (n) => counting(n, LEGAL_SIMPLIFIED, '拾', '佰', '仟', true),
  ideographDigital: digital,
  japaneseCounting: (n) => counting(n, DIGITS, '十', '百', '千'),
  japaneseDigitalTenThousand: digital,
  taiwaneseCounting: (n) => (n < 100 ? counting(n, DIGITS, '十', '百', '千') : digital(n)),
  taiwaneseCountingThousand: (n) => counting(n, DIGITS.replace('〇', '零'), '十', '百', '千'),
  taiwaneseDigital: digital,
  ideographLegalTraditional: (n) => counting(n, LEGAL_TRADITIONAL, '拾', '佰', '仟', true),
  ideographTraditional: (n) => STEMS[n - 1],
  ideographZodiac: (n) => BRANCHES[n - 1],
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (n) => run(n, 0x2474, 20),
  decimalEnclosedFullstop: (n) => run(n, 0x2488, 20),
  ideographEnclosedCircle: (n) => run(n, 0x3280, 10),
  none: () => '',
}

/** A number in a format. */
export function numberText(n: number, format: string): string {
  const print = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined
  return (n >= 0 ? print?.(n) : undefined) ?? String(n)
}

function fullWidth(n: number): string {
  return String(n).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}

function digital(n: number): string {
  return String(n).replace(/\d/g, (digit) => DIGITS[Number(digit)] as string)
}

/** a to z, then aa, bb, …: Word repeats the letter. */
function letters(n: number, first: string): string | undefined {
  if (n < 1 || n > 780) return undefined
  return String.fromCharCode(first.charCodeAt(0) + ((n - 1) % 26)).repeat(Math.ceil(n / 26))
}

function roman(n: number): string | undefined {
  if (n < 1 || n > 3999) return undefined
  const steps = 'M 1000 CM 900 D 500 CD 400 C 100 XC 90 L 50 XL 40 X 10 IX 9 V 5 IV 4 I 1'.split(' ')
  let rest = n
  let text = ''
  for (let i = 0; i < steps.length; i += 2) {
    const worth = Number(steps[i + 1])
    for (; rest >= worth; rest -= worth) text += steps[i]
  }
  return text
}

function circled(n: number): string | undefined {
  if (n === 0) return '⓪'
  if (n <= 20) return run(n, 0x2460, 20)
  if (n <= 35) return String.fromCharCode(0x3251 + n - 21)
  return n <= 50 ? String.fromCharCode(0x32b1 + n - 36) : undefined
}

function run(n: number, first: number, most: number): string | undefined {
  return n >= 1 && n <= most ? String.fromCharCode(first + n - 1) : undefined
}

/** 一百零五: units by place, one zero for a gap; 10 to 19 without their 一, except in legal figures. */
function counting(n: number, digits: string, ten: string, hundred: string, thousand: string, legal = false): string | undefined {
  if (n > 9999) return undefined
  if (n === 0) return digits[0] as string
  const units = [thousand, hundred, ten, '']
  const places = String(n).padStart(4, '0')
  let text = ''
  let gap = false
  for (let i = 0; i < 4; i++) {
    const digit = Number(places[i])
    if (digit === 0) gap = text !== ''
    else {
      text += `${gap ? digits[0] : ''}${digits[digit]}${units[i]}`
      gap = false
    }
  }
  return !legal && n >= 10 && n < 20 ? text.slice(1) : text
}
