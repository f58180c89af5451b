// Claim: in the statistics form of 2014 the numbered parts add up to their whole, a 其中 is no more than what it is part of,
// and what was published by all channels together is no less than what was published.
// Seen: forms filled in row by row without a sum; wholes copied from last year.
// Leaves alone: received against closed (there was no line for what was carried over); parts left blank altogether.
// Known limit: the same item counts once in the whole and once for each channel, so channels are only a lower bound.
import type { Report } from '../layouts/index.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { cellName } from './table/names.js'
import { evidenceOf, isBlank, type Operand, readOperands, sum, tableOf } from './table/operands.js'

type Relation = 'equals' | 'at-most' | 'at-least'

interface Claim {
  readonly whole: string
  readonly parts: readonly string[]
  readonly relation: Relation
}

interface WrongWhole {
  readonly whole: string
  readonly parts: readonly string[]
  readonly relation: Relation
  readonly sum: number
  readonly printed: number
}

const claim = (relation: Relation, whole: string, parent: string, parts: readonly string[]): Claim => ({
  relation,
  whole: `legacy.${whole}`,
  parts: parts.map((part) => `legacy.${parent}.${part}`),
})

const DISPUTES = ['upheld', 'corrected', 'other'] as const

/** In the order of the form. `equals`: parts = whole; `at-most`: parts ≤ whole; `at-least`: parts ≥ whole. */
const CLAIMS: readonly Claim[] = [
  claim('at-most', 'proactive.total', 'proactive', ['normativeDocuments']),
  claim('at-least', 'proactive.total', 'channels', ['gazette', 'website', 'weibo', 'wechat', 'other']),
  claim('at-most', 'response.pressConferences', 'response', ['pressByPrincipal']),
  claim('at-most', 'response.onlineInterviews', 'response', ['interviewsByPrincipal']),
  claim('equals', 'requests.received', 'requests', ['inPerson', 'fax', 'online', 'letter']),
  claim('equals', 'requests.closed', 'requests', ['onTime', 'extended']),
  claim('equals', 'replies.total', 'replies', [
    'alreadyPublic',
    'granted',
    'partial',
    'refused.total',
    'notOurs',
    'notExist',
    'askAmend',
    'otherRoute',
  ]),
  claim('equals', 'replies.refused.total', 'replies.refused', [
    'stateSecret',
    'tradeSecret',
    'privacy',
    'security',
    'notGovInfo',
    'otherLaw',
  ]),
  claim('equals', 'reconsideration.total', 'reconsideration', DISPUTES),
  claim('equals', 'litigation.total', 'litigation', DISPUTES),
  claim('equals', 'resources.staff', 'resources', ['fullTime', 'partTime']),
]

function check(report: Report): Outcome<WrongWhole>[] {
  return tableOf(report, 'proactive')?.form === '2014' ? CLAIMS.map((one) => judge(report, one)) : []
}

function judge(report: Report, { whole, parts, relation }: Claim): Outcome<WrongWhole> {
  const cells = [whole, ...parts]
  const operands = readOperands(report, cells)
  if ('why' in operands) return cannotTell(operands.why)
  const [total, ...rest] = operands.all as [Operand, ...Operand[]]
  const parted = sum(rest)
  const holds = { equals: parted === total.counts, 'at-most': parted <= total.counts, 'at-least': parted >= total.counts }
  if (holds[relation]) return consistent
  const unfilled = rest.every((part) => isBlank(part.cell))
  return {
    is: 'inconsistent',
    cells,
    expected: parted,
    actual: total.counts,
    evidence: evidenceOf([total, ...rest.filter((part) => part.counts !== 0 || rest.length <= 2)]),
    data: { whole, parts, relation, sum: parted, printed: total.counts },
    // Parts that are all blank may only not have been filled in.
    ...(relation === 'at-least' || unfilled ? { severity: 'warning' as const } : {}),
  }
}

function inChinese({ whole, parts, relation, sum, printed }: WrongWhole): string {
  const name = `2014 年统计表，“${cellName(whole, 'zh')}”写的是 ${printed}`
  const rows = parts.map((part) => `“${cellName(part, 'zh')}”`).join('、')
  if (relation === 'equals') return `${name}，而分项（${rows}）之和是 ${sum}。请核对：分项无误，就把总数改为 ${sum}。`
  if (relation === 'at-most') return `${name}，其中的${rows}却是 ${sum}，比总数还多。请核对这两格。`
  return `${name}，而各渠道公开数之和只有 ${sum}。同一条信息在总数里只计一次，各渠道之和不应少于总数，请核对。`
}

function inEnglish({ whole, parts, relation, sum, printed }: WrongWhole): string {
  const name = `Form of 2014: “${cellName(whole, 'en')}” says ${printed}`
  const rows = parts.map((part) => cellName(part, 'en')).join(', ')
  if (relation === 'equals')
    return `${name}, but its parts (${rows}) add up to ${sum}. If the parts are right, the whole should be ${sum}.`
  if (relation === 'at-most') return `${name}, but its part “${rows}” is ${sum}, more than the whole. Check both cells.`
  return `${name}, but all channels together come to ${sum} only. An item counts once in the whole, so the channels cannot be fewer. Check them.`
}

/** The parts of the form of 2014 add up. */
export const legacyPartsSumToWhole: Rule<WrongWhole> = {
  id: 'legacy-parts-sum-to-whole',
  catalogue: ['ARI-11', 'ARI-12'],
  group: 'sums',
  severity: 'error',
  title: { zh: '2014 年统计表的分项与总数相符', en: 'Parts of the form of 2014 add up to their whole' },
  about: {
    checks: {
      zh: '2014—2018 年度的《政府信息公开情况统计表》：收到申请数 = 四种方式之和；办结数 = 按时 + 延期；答复数 = 八类之和；不同意公开 = 六种情形之和；复议、诉讼 = 三种结果之和；工作人员 = 专职 + 兼职；“其中”不大于所属的总数；各渠道公开数之和不少于主动公开总数（警告）。',
      en: 'In the statistics form of 2014 to 2018, received requests, closed requests, replies, refusals, reconsiderations, lawsuits and staff are the sum of their numbered parts; a 其中 is no more than its whole; and the channels together are no fewer than what was published (a warning).',
    },
    leavesAlone: {
      zh: '收到申请数与办结数不必相等（当时没有结转一栏）；分项全部留空的，只作警告。',
      en: 'Received and closed need not be equal (nothing was carried over then); where all parts are blank, the finding is a warning.',
    },
  },
  reads: ['legacy.*'],
  check,
  messages: { zh: inChinese, en: inEnglish },
  examples: {
    consistent: [
      {
        shows: '收到 3 件：网络 2、信函 1',
        year: 2017,
        forms: { proactive: '2014', applications: null, disputes: null },
        cells: { ...zeros(), 'legacy.requests.received': 3, 'legacy.requests.online': 2, 'legacy.requests.letter': 1 },
      },
    ],
    inconsistent: [
      {
        shows: '收到 3 件，各方式之和是 2',
        year: 2017,
        forms: { proactive: '2014', applications: null, disputes: null },
        cells: { ...zeros(), 'legacy.requests.received': 3, 'legacy.requests.online': 2 },
      },
      {
        shows: '规范性文件比公开总数还多',
        year: 2017,
        forms: { proactive: '2014', applications: null, disputes: null },
        cells: {
          ...zeros(),
          'legacy.proactive.total': 5,
          'legacy.proactive.normativeDocuments': 6,
          'legacy.channels.website': 5,
        },
      },
    ],
    cannotTell: [
      {
        shows: '有一行没有找到',
        year: 2017,
        forms: { proactive: '2014', applications: null, disputes: null },
        cells: { ...zeros(), 'legacy.requests.fax': null },
      },
    ],
  },
}

/** A sound form: every figure that a claim reads is 0. */
function zeros(): Record<string, number | null> {
  return Object.fromEntries(CLAIMS.flatMap(({ whole, parts }) => [whole, ...parts]).map((key) => [key, 0]))
}
