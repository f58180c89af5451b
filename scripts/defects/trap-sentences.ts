/**
 * Sentences that are right and look wrong: every class of `domain.md` C.5 and every trap of C.2, made
 * from the figures of a record. None of them may lead to an error or a warning.
 */
import type { SampleRecord } from '../sample/index.js'
import type { Random } from '../sample/random.js'
import { figure as figureOf, resultsOf, selfOf } from './ground.js'

/** What a trap may speak of. */
interface Ground {
  readonly year: number
  /** 我局, 我镇, 本街道, 我县 … */
  readonly self: string
  readonly government: boolean
  readonly township: boolean
  readonly random: Random
  readonly figure: (key: string) => number
  readonly results: (prefix: string) => number
}

type Trap = (ground: Ground) => string | null

/** Years of documents, laws, budgets, comparisons, spans, titles, history and dates. */
const YEARS: readonly Trap[] = [
  ({ year }) => `落实国办发〔${year - 1}〕12号和省政府办公厅〔${year}〕8号文件，细化公开目录。`,
  () => '自2019年5月15日修订后的《条例》施行以来，答复文书全部换用新格式。',
  ({ year }) => `按时公开${year - 1}年度部门决算和${year + 1}年部门预算，附绩效评价结果。`,
  ({ year }) => `主动公开信息较${year - 1}年增长12.5%，其中政策类增长8.1%。`,
  () => '按照“十四五”规划和2021—2025年法治政府建设实施纲要，分年度推进基层公开。',
  ({ year }) => `印发《${year}年政务公开工作要点任务分解表》，转发《${year - 1}年度第三方评估报告》。`,
  ({ year, self }) => `${year - 4}年机构改革后，${self}公开职责并入办公室。`,
  ({ year }) => `${year + 1}年1月，组织各科室对照清单逐项自查。`,
  ({ year }) => `发布${year - 1}年政府信息公开工作年度报告，接受社会评议。`,
  ({ year }) => `2007年国务院令第492号公布的条例经2019年修订，${year}年继续组织学习。`,
  ({ year }) => `针对${year - 1}年评估指出的更新不及时问题，已全部整改到位。`,
  () => '二〇二五年远景目标和三年行动计划均在专栏公开。',
]

/** Counts that are no counts of the tables, or of another part, year or body. */
const COUNTS: readonly Trap[] = [
  ({ random }) => `全年办理信访件${random.int(3, 90)}件，办结率100%。`,
  ({ random }) => `答复人大代表建议${random.int(1, 20)}件、政协提案${random.int(1, 20)}件，全部按期公开。`,
  ({ random }) => `受理12345热线工单${random.int(20, 900)}件，办结${random.int(10, 20)}件。`,
  ({ random }) => `回复网民留言${random.int(3, 99)}条，公开答复${random.int(1, 3)}条。`,
  ({ random }) => `向司法部门报送备案规范性文件${random.int(1, 9)}件，备案率100%。`,
  ({ random }) => `清理规范性文件${random.int(10, 40)}件，公开清理结果。`,
  ({ random }) => `发布规范性文件政策解读${random.int(2, 30)}篇，公开政策文件${random.int(3, 60)}件。`,
  ({ random }) => `公示行政许可信息${random.int(50, 900)}条、行政处罚信息${random.int(5, 90)}条。`,
  ({ random }) => `制定公开制度${random.int(1, 6)}项，开展培训${random.int(1, 6)}次。`,
  ({ random }) => `受理行政许可申请${random.int(100, 3000)}件，全部在法定期限内办结。`,
  ({ random }) => `办理与信息公开无关的行政复议案件${random.int(1, 50)}件。`.replace('与信息公开无关的', ''),
  ({ random }) => `处理投诉举报${random.int(1, 40)}件，反馈率100%。`,
  ({ random }) => `党务公开${random.int(10, 90)}条，印发党内规范性文件${random.int(1, 4)}件。`,
]

/** About applications: what is right, worded in ways that are easily misread. */
const APPLICATIONS: readonly Trap[] = [
  ({ figure, random }) =>
    figure('applications.newlyReceived.total') > 2 ? `其中网络申请${random.int(0, 2)}件，当面申请1件。` : null,
  ({ random }) => `去年收到政府信息公开申请${random.int(1, 400)}件。`,
  ({ year, random, figure }) =>
    `${year - 1}年收到政府信息公开申请${random.int(1, 400)}件，${year}年收到${figure('applications.newlyReceived.total')}件。`,
  ({ random }) => `上半年收到政府信息公开申请${random.int(1, 40)}件，较上年同期减少${random.int(1, 9)}件。`,
  () => '全年未收到关于政府信息公开的投诉举报。',
  () => '传真渠道未收到申请，现场受理窗口运行正常。',
  ({ figure }) =>
    `含上年结转在内，共办理政府信息公开申请${figure('applications.newlyReceived.total') + figure('applications.carriedIn.total')}件。`,
  ({ figure, year }) =>
    figure('applications.carriedIn.total') > 0
      ? `${year - 1}年结转${figure('applications.carriedIn.total')}件，已优先办理。`
      : null,
  ({ figure, year }) => `结转至${year + 1}年继续办理${figure('applications.carriedOut.total')}件。`,
  ({ figure }) =>
    figure('applications.results.total.total') > 0
      ? `答复政府信息公开申请${figure('applications.results.total.total')}件（含上年度结转申请${figure('applications.carriedIn.total')}件，另有${figure('applications.carriedOut.total')}件申请顺延到下年度答复）。`
      : null,
  ({ figure }) =>
    `予以公开及部分公开${figure('applications.results.disclosed.total') + figure('applications.results.partiallyDisclosed.total')}件。`,
  ({ figure, results }) =>
    `予以公开、不予公开分别为${figure('applications.results.disclosed.total')}件、${results('withheld')}件。`,
  ({ figure }) => {
    const [part, whole] = [figure('applications.results.disclosed.total'), figure('applications.results.total.total')]
    return whole > 0 ? `予以公开${part}件，占${((100 * part) / whole).toFixed(1)}%。` : null
  },
  ({ random }) => `没有超期答复的申请；补正后重新提交${random.int(1, 5)}件。`,
  ({ random }) => `平均每件申请用时${random.int(5, 15)}个工作日，延期答复${random.int(0, 3)}件。`,
  ({ government, township, random }) =>
    government && !township ? `县公安局收到政府信息公开申请${random.int(1, 30)}件，县教育局收到${random.int(1, 9)}件。` : null,
  ({ government, township, random }) =>
    government && !township
      ? `政府办公室代表本级政府受理政府信息公开申请${random.int(1, 30)}件，予以公开${random.int(1, 9)}件。`
      : null,
  ({ government, random }) => (government ? null : `全县共收到政府信息公开申请${random.int(500, 900)}件，我局按职责配合答复。`),
  ({ random }) => `收到申请人补正材料近${random.int(2, 9)}0份。`,
]

const DISPUTES: readonly Trap[] = [
  () => '没有行政复议决定被撤销的情形通报。',
  () => '已审结的案件均依法履行。',
  ({ figure }) => `因政府信息公开引起的行政复议共${figure('reconsideration.total')}件。`,
  ({ figure }) =>
    `行政诉讼案件${figure('litigation.direct.total') + figure('litigation.afterReconsideration.total')}件，其中复议后起诉${figure('litigation.afterReconsideration.total')}件。`,
  ({ random }) => `行政机关负责人出庭应诉${random.int(1, 30)}件，其他行政诉讼二审${random.int(1, 9)}件。`,
  ({ random }) => `去年行政复议${random.int(1, 30)}件。`,
]

const PROBLEMS: readonly Trap[] = [
  ({ year, self }) => `${year + 1}年，${self}将继续完善公开目录，扩大公开范围。`,
  ({ year }) => `下一步，结合${year}年评估结果，将逐项整改。`,
  ({ year, self }) => `${year}年，${self}将政务公开纳入年度考核，但考核结果运用不够。`,
  ({ year }) => `对照${year - 1}年存在的问题，整改已完成。`,
  ({ year }) => `${year}年存在的问题主要是解读形式单一，我们将加以改进。`,
]

const OTHER: readonly Trap[] = [
  ({ year }) => `按照国办函〔2020〕109号，${year}年收取信息处理费${60}元。`,
  () => '本年度没有减免信息处理费的情况。',
  () => '无。',
]

/** A record with traps put into its sections, and what was put in. */
export function withTraps(record: SampleRecord, random: Random): { record: SampleRecord; traps: string[] } {
  const ground = groundOf(record, random)
  const traps: string[] = []
  const some = (all: readonly Trap[], count: number) => {
    const said = random.sample(all, Math.min(count, all.length)).flatMap((trap) => trap(ground) ?? [])
    traps.push(...said)
    return said
  }
  const more = [
    [some(YEARS, 4).join(''), some(COUNTS, 4).join(''), `关于依申请公开：${some(APPLICATIONS, 4).join('')}`],
    [],
    some(APPLICATIONS, 2),
    some(DISPUTES, 2),
    some(PROBLEMS, 2),
    some(OTHER, 1),
  ]
  const sections = record.sections.map((section, index) => ({ ...section, before: [...section.before, ...(more[index] ?? [])] }))
  return { record: { ...record, sections }, traps }
}

function groundOf(record: SampleRecord, random: Random): Ground {
  const { agency } = record
  return {
    year: record.year,
    self: selfOf(record),
    government: /(?:政府|办事处)$/.test(agency),
    township: /(?:镇|乡|街道)(?:人民政府|办事处)$/.test(agency),
    random,
    figure: (key) => figureOf(record, key),
    results: (prefix) => resultsOf(record, `${prefix}.`),
  }
}
