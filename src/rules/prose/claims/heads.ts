import type { ClaimKind } from './claim.js'
import { APPLICATION, FROM_ANYONE, HANDLE, RECEIVE } from './words.js'

/** The families that kinds of claims belong to; only kinds of one family are joined. */
export type Family = 'application' | 'outcome' | 'dispute' | 'document' | 'decision'

/** A phrase that says what the number behind it counts. */
export interface Head {
  readonly family: Family
  readonly kinds: readonly ClaimKind[]
  readonly or?: readonly (readonly ClaimKind[])[]
  /** Found at the end of the text before the number. */
  readonly before: RegExp
  /** Found at the start of the text behind the number (`3件予以公开`). */
  readonly behind?: RegExp
  /** Needs an application named in the sentence, because its own words name none. */
  readonly bare?: true
  /** A year in the phrase itself is this many years from the report's. */
  readonly yearsOff?: 1 | -1
}

const ended = (source: string) => new RegExp(`${source}$`)
const begun = (source: string) =>
  new RegExp(`^(?:申请)?(?:已|均|都|予|作出|作|被|为|系|是|属|属于)?${source}(?=$|[、和及与 ]|的?答复|的?申请|的?决定|的?$)`)

const LAST = '(?:上年度?|上一年度?|去年度?|(?:19|20)\\d{2}年度?)'
const NEXT = '(?:下年度?|下一年度?|下一?个年度|次年度?|明年|来年|(?:19|20)\\d{2}年度?)'
const CARRY = '(?:结转|转结|转入|顺延|延续|转接|跨年|转)'
const GOING_ON = '(?:继续)?(?:办理|答复|处理|办结)?'
const SOME_APPLICATION = `(?:的|政府|未办结)*(?:${APPLICATION})?`

/** The order decides: a phrase that holds another one stands before it. */
const APPLICATIONS: readonly Head[] = [
  {
    family: 'application',
    kinds: ['carriedOut'],
    before: ended(`${CARRY}(?:至|到|入)?${NEXT}${GOING_ON}${SOME_APPLICATION}`),
    behind: new RegExp(`^(?:${APPLICATION})?(?:[^，0-9]{0,14}?)(?:结转|顺延|延续|转)(?:至|到|入)?${NEXT}`),
    yearsOff: 1,
  },
  {
    family: 'application',
    kinds: ['carriedIn'],
    before: ended(
      `(?:${LAST}(?:的)?(?:未办结)?(?:结转|转入|遗留|接转|跨年)(?:至|到|入)?(?:的|本年度?|今年)?${GOING_ON}|(?:结转|承接|接转|接续)(?:自|了)?${LAST})${SOME_APPLICATION}`,
    ),
    behind: new RegExp(`^(?:${APPLICATION})?(?:为|系|是|属|属于)?${LAST}(?:的)?(?:结转|转入|遗留|接转)`),
    yearsOff: -1,
  },
  {
    family: 'application',
    kinds: ['received'],
    or: [['handled']],
    before: ended(`${RECEIVE}(?:并|、|和|及)(?:按时|按期|依法|及时)*${HANDLE}${FROM_ANYONE}(?:${APPLICATION})`),
  },
  {
    family: 'application',
    kinds: ['received'],
    before: ended(`${RECEIVE}(?:并登记|并受理|、受理)?${FROM_ANYONE}(?:${APPLICATION})`),
  },
  { family: 'application', kinds: ['received'], before: ended(`${RECEIVE}(?:并登记|并受理)?`), bare: true },
  {
    family: 'application',
    kinds: ['handled'],
    or: [['received', 'carriedIn'], ['received']],
    before: ended(`(?:办理|处理)(?:了)?${FROM_ANYONE}(?:${APPLICATION})`),
  },
  {
    family: 'application',
    kinds: ['handled'],
    before: ended(`${HANDLE}(?:并答复|并回复|并办结)?(?:了)?${FROM_ANYONE}(?:${APPLICATION})`),
  },
  { family: 'application', kinds: ['handled'], before: ended('(?:办结|办复|答复|回复|办毕|处理完毕|办理完毕)'), bare: true },
  {
    family: 'application',
    kinds: ['received'],
    or: [['received', 'carriedIn'], ['handled']],
    before: ended(
      '(?:^|年度?|全年|本年|共|共有|我[局镇乡县区市委办院厅]|本[局镇乡县区市委办机关单位街道]+)(?:的)?(?:政府信息公开|信息公开|依申请公开)申请',
    ),
  },
]

const OUTCOMES: readonly Head[] = [
  {
    family: 'outcome',
    kinds: ['disclosed', 'partiallyDisclosed'],
    before: /(?<!不)(?:予以|同意|全部|给予)?公开(?:、|和|及|或者|或|与|以及)(?:予以|同意)?部分公开$/,
    behind: begun('(?:予以|同意)?公开(?:、|和|及|或者|或|与|以及)(?:予以)?部分公开'),
  },
  { family: 'outcome', kinds: ['withheld'], before: /不予(?:以)?公开$/, behind: begun('不予公开') },
  { family: 'outcome', kinds: ['partiallyDisclosed'], before: /部分公开$/, behind: begun('(?:予以)?部分公开') },
  {
    family: 'outcome',
    kinds: ['disclosed'],
    before: /(?<!不)(?:予以|同意|给予|全部)公开$/,
    behind: begun('(?:予以|同意|全部|全部予以)公开'),
  },
  { family: 'outcome', kinds: ['unavailable'], before: /(?:无法|不能)提供$/, behind: begun('(?:无法|不能)提供') },
  { family: 'outcome', kinds: ['declined'], before: /不予处理$/, behind: begun('不予处理') },
  { family: 'outcome', kinds: ['otherHandling'], before: /(?:作|做|作出)?其[他它](?:方式)?处理$/, behind: begun('其[他它]处理') },
]

const CASES = '(?:的)?(?:案件|案|申请|事项)?'

const DISPUTES: readonly Head[] = [
  { family: 'dispute', kinds: ['litigation.direct'], before: /(?:未经复议)?直接(?:起诉|提起(?:行政)?诉讼)$/ },
  { family: 'dispute', kinds: ['litigation.afterReconsideration'], before: /复议后(?:再)?(?:起诉|提起(?:行政)?诉讼)$/ },
  {
    family: 'dispute',
    kinds: ['reconsideration'],
    before: ended(`(?:行政)?复议${CASES}`),
    behind: begun(`(?:[^，0-9]{0,12})行政复议${CASES}`),
  },
  {
    family: 'dispute',
    kinds: ['litigation'],
    before: ended(`(?<!复议后提起|未经复议直接提起|直接提起)(?:行政)?诉讼${CASES}`),
    behind: begun(`(?:[^，0-9]{0,12})行政诉讼${CASES}`),
  },
]

const NORMATIVE = '(?:行政)?规范性文件'
const REGULATIONS = '(?:政府|部门)?规章'
const ISSUE = '(?:制定|制发|印发|出台|制订|新制定|新制发|新出台|制定出台|制定印发|制定发布|印发出台)'
const AMID = '(?:并?(?:发布|公布|公开|印发)|了|的|本级|新|各类)*'

function documents(object: string, kind: 'normativeDocuments' | 'rules'): Head[] {
  return [
    {
      family: 'document',
      kinds: [`${kind}.inForce`],
      before: ended(`(?:现行有效(?:的)?${object}|${object}(?:现行有效|现行有效件))`),
    },
    {
      family: 'document',
      kinds: [`${kind}.repealed`],
      before: ended(`(?:(?<!失效|和|及|、)废止${AMID}${object}|${object}(?:本年)?废止)`),
    },
    {
      family: 'document',
      kinds: [`${kind}.issued`],
      before: ended(`(?:${ISSUE}${AMID}${object}|${object}(?:本年)?(?:制发|制定))`),
    },
  ]
}

const DECISION = '(?:作出|做出|实施|办理|办结)(?:了|的|各类)*'

const DECISIONS: readonly Head[] = [
  { family: 'decision', kinds: ['licensing'], before: ended(`${DECISION}行政许可(?:决定|事项)?`) },
  { family: 'decision', kinds: ['penalties'], before: ended(`${DECISION}行政处罚(?:决定|案件)?`) },
  { family: 'decision', kinds: ['coercion'], before: ended(`${DECISION}行政强制(?:决定|措施|执行)?`) },
]

/** All phrases, in the order in which they are tried. */
export const HEADS: readonly Head[] = [
  ...OUTCOMES,
  ...APPLICATIONS,
  ...DISPUTES,
  ...documents(NORMATIVE, 'normativeDocuments'),
  ...documents(REGULATIONS, 'rules'),
  ...DECISIONS,
]

/** Phrases of the second and later parts of a list whose object was named before: `…规范性文件4件，废止1件`. */
export const LATER_DOCUMENTS: readonly (readonly ['issued' | 'repealed' | 'inForce', RegExp])[] = [
  ['inForce', /^(?:目前|截至年底|年末|至年底|其中)?现行有效$/],
  ['repealed', /^(?:本年)?废止$/],
  ['issued', /^(?:本年|新)?(?:制发|制定|新制定|新制发)$/],
]
