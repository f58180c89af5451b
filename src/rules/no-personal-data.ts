// Claim: a published report holds no numbers of persons: identity cards, bank cards, private mobile phones.
// Seen: an applicant's identity number beside the account of a case; a clerk's own mobile as the contact of a town.
// Leaves alone: office landlines (also where the hyphen was lost: they begin with 0), office addresses, index numbers, credit codes, masked numbers.
// Known limit: names of applicants and home addresses are not recognized. Only the masked number is ever kept.
import { type Evidence, evidence, type Place } from '../document/index.js'
import type { Prose, Report } from '../layouts/index.js'
import type { InBothLanguages } from './lang.js'
import { type PersonalNumber, personalNumbers } from './prose/personal-data.js'
import { consistent, type Outcome, type Rule } from './rule.js'

interface Exposed {
  readonly kind: PersonalNumber['kind']
  readonly masked: string
  readonly times: number
}

interface Found extends PersonalNumber {
  readonly place: Place
}

function check(report: Report): Outcome<Exposed>[] {
  const found = [...report.preamble, ...report.sections.flatMap(({ heading, prose }) => [heading, ...prose])].flatMap(inProse)
  // The same number in several places is one finding. It is told apart by its digits, which are not kept.
  const groups = new Map<string, Found[]>()
  for (const one of found) groups.set(one.kind + one.masked, [...(groups.get(one.kind + one.masked) ?? []), one])
  const ordinals = new Map<string, number>()
  const outcomes = [...groups.values()].map((group) => {
    const kind = (group[0] as Found).kind
    const ordinal = ordinals.get(kind) ?? 0
    ordinals.set(kind, ordinal + 1)
    return finding(group as [Found, ...Found[]], ordinal)
  })
  return outcomes.length === 0 ? [consistent] : outcomes
}

function inProse({ text, place }: Prose): Found[] {
  return personalNumbers(text.now).map((number) => ({ ...number, place }))
}

function finding(group: readonly [Found, ...Found[]], ordinal: number): Outcome<Exposed> {
  const [first, ...rest] = group
  const seen = ({ masked, place }: Found): Evidence => evidence(masked, place)
  return {
    is: 'inconsistent',
    cells: [],
    subject: { of: 'part', part: `${first.kind} ${ordinal}` },
    evidence: [seen(first), ...rest.map(seen)],
    data: { kind: first.kind, masked: first.masked, times: group.length },
    severity: first.kind === 'mobile' ? 'warning' : 'error',
  }
}

const NAMES: Readonly<Record<PersonalNumber['kind'], InBothLanguages>> = {
  'identity-card': { zh: '身份证号', en: 'an identity card number' },
  'old-identity-card': { zh: '15 位旧身份证号', en: 'an old identity card number' },
  'bank-card': { zh: '银行卡号', en: 'a bank card number' },
  mobile: { zh: '手机号', en: 'a mobile phone number' },
}

/** No identity card, bank card or mobile number stands in the text. */
export const noPersonalData: Rule<Exposed> = {
  id: 'no-personal-data',
  catalogue: ['PRI-01', 'PRI-02', 'PRI-03'],
  group: 'other',
  severity: 'error',
  title: { zh: '没有泄露个人信息', en: 'No personal data' },
  about: {
    checks: {
      zh: '正文里没有身份证号（校验码正确的 18 位号、15 位旧号）、银行卡号（错误），没有个人手机号（警告）。提示和证据里只保留打码后的号码。',
      en: 'The text holds no identity card number (18 digits with a valid check digit, or 15 digits of the old kind) and no bank card number (error), and no mobile phone number (warning). Findings keep masked numbers only.',
    },
    leavesAlone: {
      zh: '办公电话（丢了连字符、以 0 开头的也算）、办公地址、邮箱、邮编；索引号、统一社会信用代码；已经打码的号码。',
      en: 'Office telephones (also without their hyphen: they begin with 0), addresses, e-mail, postcodes; index numbers and credit codes; numbers that are masked already.',
    },
  },
  reads: ['preamble', 'sections'],
  check,
  messages: {
    zh: ({ kind, masked, times }) =>
      `正文里有${NAMES[kind].zh} ${masked}${times > 1 ? `（出现 ${times} 次）` : ''}。` +
      (kind === 'mobile'
        ? '联系方式请用办公电话；确需保留的，请打码，如 138****1234。'
        : '请立即删去或打码，并检查网上已发布的版本。'),
    en: ({ kind, masked, times }) =>
      `The text holds ${NAMES[kind].en}, ${masked}${times > 1 ? ` (${times} times)` : ''}. ` +
      (kind === 'mobile'
        ? 'Give an office telephone as the contact, or mask the number (138****1234).'
        : 'Delete or mask it at once, also in what is already published.'),
  },
  examples: {
    consistent: [{ shows: '办公电话', preamble: '如有疑问，请与本局办公室联系（电话：0690-2000001，邮编：699100）。' }],
    inconsistent: [{ shows: '个人手机号', preamble: '如有疑问，请与本局办公室联系（电话：13800001234）。' }],
    cannotTell: [],
  },
}
