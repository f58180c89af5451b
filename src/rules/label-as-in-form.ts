// Claim: the labels of rows and columns are those of the form.
// Seen: 其他法律行政止公开 (a typo inherited from year to year), 现行有效件, 结果维 and 其他结 (last character lost).
// Leaves alone: wordings as good as the official one (the variants that layouts list), headings of sections, rows found by position.
// Known limit: where a copy lost characters elsewhere too, a cut label is taken as damage of the copy and is only `info`.
import { type Evidence, evidence } from '../document/index.js'
import type { MatchedLabel, Report, TableName } from '../layouts/index.js'
import { consistent, type Outcome, type Rule } from './rule.js'
import { hasFormOfToday } from './table/form-due.js'
import { tableName } from './table/names.js'

interface WrongLabel {
  readonly table: TableName
  readonly printed: string
  readonly official: string
  readonly fit: 'cut' | 'altered'
  /** The copy lost characters elsewhere too. */
  readonly damaged: boolean
}

function check(report: Report): Outcome<WrongLabel>[] {
  if (!hasFormOfToday(report)) return []
  const outcomes = report.tables.flatMap((table) =>
    bySameLabel(table.labels).map((labels) => finding(table.table, labels, report.lostCharacters > 0)),
  )
  return outcomes.length === 0 ? [consistent] : outcomes
}

/** Labels that are cut or altered, those of one official wording together: one slip repeated is one finding. */
function bySameLabel(labels: readonly MatchedLabel[]): [MatchedLabel, ...MatchedLabel[]][] {
  const groups = new Map<string, [MatchedLabel, ...MatchedLabel[]]>()
  for (const label of labels) {
    if (label.fit !== 'cut' && label.fit !== 'altered') continue
    const group = groups.get(label.official)
    if (group) group.push(label)
    else groups.set(label.official, [label])
  }
  return [...groups.values()]
}

function finding(table: TableName, labels: readonly [MatchedLabel, ...MatchedLabel[]], damaged: boolean): Outcome<WrongLabel> {
  const [first, ...rest] = labels
  const seen = ({ printed, place }: MatchedLabel): Evidence => evidence(printed, place)
  return {
    is: 'inconsistent',
    cells: [],
    subject: { of: 'part', part: `label ${table} ${first.official}` },
    evidence: [seen(first), ...rest.map(seen)],
    data: { table, printed: first.printed, official: first.official, fit: first.fit === 'cut' ? 'cut' : 'altered', damaged },
    ...(damaged ? { severity: 'info' as const, cause: 'damage' as const } : {}),
  }
}

/** Labels of rows and columns read as the form prints them. */
export const labelAsInForm: Rule<WrongLabel> = {
  id: 'label-as-in-form',
  catalogue: ['LBL-01'],
  group: 'structure',
  severity: 'warning',
  title: { zh: '行列标签与格式一致', en: 'Labels of rows and columns are those of the form' },
  about: {
    checks: {
      zh: '各表行、列的标签应与国家格式一致。缺字（如“现行有效件”“结果维”）和写错（如“其他法律行政止公开”）仍能认出是哪一行，但要提示。同一标签在一张表里多次出错，只提示一次。',
      en: 'Labels of rows and columns are those of the national form. A label that lost characters or is mistyped is still recognized, and reported; the same slip several times in one table is one finding.',
    },
    leavesAlone: {
      zh: '与官方标签同样正确的写法（如“规范性文件”）；各部分的标题。这份文件别处也丢了字符时，视为抄录损坏，只作提示（info）。2019 年度以前的报告不判断。',
      en: 'Wordings as good as the official one; headings of sections. Where this copy lost characters elsewhere too, it is damage of the copy and only info. Reports on years before 2019 are not judged.',
    },
  },
  reads: ['tables.labels', 'lostCharacters'],
  check,
  messages: {
    zh: ({ table, printed, official, fit, damaged }) =>
      `${tableName(table, 'zh')}里，标签印成了“${printed}”，格式规定是“${official}”，${fit === 'cut' ? '缺了字' : '写错了'}。` +
      (damaged ? '这份文件别处也丢了字符，多半是转载或导出时损坏的，请对照原件。' : '请改正标签；不要从往年的报告里沿用错字。'),
    en: ({ table, printed, official, fit, damaged }) =>
      `In ${tableName(table, 'en')}, a label reads “${printed}”; the form says “${official}” (${fit === 'cut' ? 'characters are missing' : 'mistyped'}). ` +
      (damaged
        ? 'This copy lost characters elsewhere too, so it is probably damaged: compare with the original.'
        : 'Correct the label, and do not carry it over from an earlier report.'),
  },
  examples: {
    consistent: [
      {
        shows: '标签与格式一致',
        labels: [{ of: 'results.disclosed', printed: '（一）予以公开', official: '（一）予以公开', fit: 'same' }],
      },
    ],
    inconsistent: [
      {
        shows: '“行政止公开”少了字',
        labels: [
          {
            of: 'results.withheld.prohibitedByLaw',
            printed: '2.其他法律行政止公开',
            official: '2.其他法律行政法规禁止公开',
            fit: 'altered',
          },
        ],
      },
      {
        shows: '别处也丢了字符的抄本：只作提示',
        lostCharacters: 6,
        labels: [{ of: 'total', printed: '总', official: '总计', fit: 'cut' }],
      },
    ],
    cannotTell: [],
  },
}
