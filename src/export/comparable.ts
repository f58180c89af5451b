// Which figures of the forms of 2014, 2019 and 2021 may be set beside each other, as data. Sources: 国办公开办函
// 〔2019〕60号 and〔2021〕30号 and the statistics form of 国办发〔2014〕32号. Where the forms only suggest an answer
// it is `careful`, and what is not shown to be the same is not.
import type { FormName } from '../layouts/index.js'
import type { InBothLanguages } from './table.js'

/**
 * `sum`: with the sum of those named; `part`: only together with others, see there; `careful`: alike, but `why` says
 * what differs; `none`: do not compare.
 */
export type Verdict = 'same' | 'sum' | 'part' | 'careful' | 'none'

export interface Comparison {
  readonly verdict: Verdict
  /** Keys of the other form. Several are added up. */
  readonly with: readonly string[]
  readonly why: InBothLanguages
}

/** `*` stands for any end of a key, the same on both sides. A `sum` has one key in `left` and several in `right`. */
interface Pair {
  readonly forms: readonly [left: FormName, right: FormName]
  readonly left: string
  readonly right: readonly string[]
  readonly verdict: 'same' | 'sum' | 'careful'
  readonly why: InBothLanguages
}

interface Alone {
  readonly forms: readonly [FormName, FormName]
  readonly keys: RegExp
  readonly why: InBothLanguages
}

const why = (zh: string, en: string): InBothLanguages => ({ zh, en })

const OTHER = 'applications.results.otherHandling'
const SAME_TABLE = why('两种格式的行列和统计口径相同', 'Rows, columns and what is counted are the same in both forms')
const DECISIONS = why(
  '都是处理决定数量（不论是否公开），但 2019 年式的表头没有“本年”二字，权力事项划转也会使数量骤变',
  'Both count decisions, published or not; the header of 2019 does not say “this year”, and transfers of powers make the count jump',
)
const OLD_DISPUTES = why(
  '2014 年式没有“尚未审结”一项，也不分起诉途径；只有已审结的结果可以相比',
  'The form of 2014 has no pending cases and no two ways to court: only outcomes compare',
)

const LATER: readonly FormName[] = ['2019', '2021']

/** The first that matches wins. */
const PAIRS: readonly Pair[] = [
  {
    forms: ['2019', '2021'],
    left: `${OTHER}.total.*`,
    right: ['correctionOverdue', 'feeUnpaid', 'other'].map((row) => `${OTHER}.${row}.*`),
    verdict: 'sum',
    why: why(
      '2021 年式把“（六）其他处理”分成三行，三行之和才等于 2019 年式的一行',
      '2021 splits （六）其他处理 into three rows; their sum is the one row of 2019',
    ),
  },
  { forms: ['2019', '2021'], left: 'applications.*', right: ['applications.*'], verdict: 'same', why: SAME_TABLE },
  { forms: ['2019', '2021'], left: 'reconsideration.*', right: ['reconsideration.*'], verdict: 'same', why: SAME_TABLE },
  { forms: ['2019', '2021'], left: 'litigation.*', right: ['litigation.*'], verdict: 'same', why: SAME_TABLE },
  ...['licensing', 'penalties', 'coercion'].map((row): Pair => {
    const key = `proactive.${row}.decisions`
    return { forms: ['2019', '2021'], left: key, right: [key], verdict: 'careful', why: DECISIONS }
  }),
  ...LATER.flatMap((form) => pairsOf2014(form)),
]

function pairsOf2014(form: FormName): Pair[] {
  const forms = ['2014', form] as const
  const outcomes = ['upheld', 'corrected', 'other']
  const courts = ['litigation.direct', 'litigation.afterReconsideration']
  const received = why(
    '都是收到的申请数，但 2019 年《条例》修订后申请的认定和补正规则不同',
    'Both count applications received; what counts as one changed with the regulation of 2019',
  )
  const closed = why(
    '都是办结的申请数；2014 年式与收到数之间没有结转关系可以核对',
    'Both count applications closed; the form of 2014 has no carry-over to check it by',
  )
  return [
    { forms, left: 'legacy.requests.received', right: ['applications.newlyReceived.total'], verdict: 'careful', why: received },
    { forms, left: 'legacy.requests.closed', right: ['applications.results.total.total'], verdict: 'careful', why: closed },
    ...outcomes.flatMap((outcome): Pair[] => [
      {
        forms,
        left: `legacy.reconsideration.${outcome}`,
        right: [`reconsideration.${outcome}`],
        verdict: 'careful',
        why: OLD_DISPUTES,
      },
      {
        forms,
        left: `legacy.litigation.${outcome}`,
        right: courts.map((court) => `${court}.${outcome}`),
        verdict: 'sum',
        why: OLD_DISPUTES,
      },
    ]),
    {
      forms,
      left: 'legacy.reconsideration.total',
      right: outcomes.map((outcome) => `reconsideration.${outcome}`),
      verdict: 'sum',
      why: OLD_DISPUTES,
    },
    {
      forms,
      left: 'legacy.litigation.total',
      right: courts.flatMap((court) => outcomes.map((outcome) => `${court}.${outcome}`)),
      verdict: 'sum',
      why: OLD_DISPUTES,
    },
  ]
}

const ALONE: readonly Alone[] = [
  {
    forms: ['2019', '2021'],
    keys: /^proactive\.(rules|normativeDocuments)\./,
    why: why(
      '2019 年式统计制作和公开的件数，2021 年式统计制发、废止和现行有效的件数；对外公开总数量不是现行有效件数',
      '2019 counts documents made and published, 2021 those issued, repealed and in force; the total published is not what is in force',
    ),
  },
  {
    forms: ['2019', '2021'],
    keys: /^proactive\.fees\./,
    why: why('2019 年式是收费项目数，2021 年式是收费金额（万元）', '2019 counts kinds of fees, 2021 the money (万元)'),
  },
  {
    forms: ['2019', '2021'],
    keys: /^proactive\..*\.(priorYearItems|netChange)$/,
    why: why(
      '事项的项数，只在 2019 年式中有；与处理决定数量不是一回事',
      'Numbers of items of power, in the form of 2019 only; no count of decisions',
    ),
  },
  {
    forms: ['2019', '2021'],
    keys: /^proactive\.(otherServices|procurement)\./,
    why: why('2021 年式取消了这一行', 'The form of 2021 no longer has this row'),
  },
  ...LATER.flatMap((form): Alone[] => [
    {
      forms: ['2014', form],
      keys: /^legacy\.replies\.|^applications\./,
      why: why(
        '答复类型按 2019 年修订前后的《条例》分别划分，没有一一对应的项目',
        'Kinds of replies follow the regulation before and after 2019 and do not correspond',
      ),
    },
    {
      forms: ['2014', form],
      keys: /^legacy\.feesWanYuan$|^proactive\.fees\./,
      why: why(
        '2014 年式是依申请公开收取的费用，后来的格式是机关全部行政事业性收费',
        '2014 has the fees for applications, the later forms all administrative charges of the agency',
      ),
    },
    {
      forms: ['2014', form],
      keys: /^legacy\.proactive\.normativeDocuments|^proactive\.normativeDocuments\./,
      why: why('规范性文件的范围和统计口径不同', 'What counts as a normative document, and what is counted of it, differ'),
    },
    { forms: ['2014', form], keys: /^/, why: why('另一格式没有这一项', 'The other form has no such figure') },
  ]),
]

/** What a figure of one form may be compared with in another; undefined for a key that no entry covers. */
export function compare(key: string, from: FormName, to: FormName): Comparison | undefined {
  for (const { forms, left, right, verdict, why: reason } of PAIRS) {
    if (!forms.includes(from) || !forms.includes(to)) continue
    const [mine, other] = forms[0] === from ? [[left], right] : [right, [left]]
    const star = mine.map((pattern) => rest(key, pattern)).find((found) => found !== undefined)
    if (star === undefined) continue
    const seen = verdict === 'sum' && mine === right ? 'part' : verdict
    return { verdict: seen, with: other.map((pattern) => pattern.replace('*', star)), why: reason }
  }
  const alone = ALONE.find(({ forms, keys }) => forms.includes(from) && forms.includes(to) && keys.test(key))
  return alone && { verdict: 'none', with: [], why: alone.why }
}

/** What `*` stands for, the empty text where the pattern has none; undefined where the key does not match. */
function rest(key: string, pattern: string): string | undefined {
  if (!pattern.endsWith('*')) return key === pattern ? '' : undefined
  return key.startsWith(pattern.slice(0, -1)) ? key.slice(pattern.length - 1) : undefined
}
