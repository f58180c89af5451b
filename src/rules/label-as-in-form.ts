// Claim: the labels of rows and columns are those of the form.
// Seen: 其他法律行政止公开 (a typo inherited from year to year), 现行有效件, 结果维 and 其他结 (last character lost).
// Leaves alone: wordings as good as the official one (the variants that layouts list), headings of sections, rows found by position.
// Known limit: where a copy lost characters elsewhere too, a cut label is taken as damage of the copy and is only `info`.
import { type Evidence, evidence } from '../document/index.js'
import type { MatchedLabel, ReadTable, Report, TableName } from '../layouts/index.js'
import type { InBothLanguages } from './lang.js'
import { consistent, type Outcome, type Rule } from './rule.js'
import { hasFormOfToday } from './table/form-due.js'
import { hasLostLines, isCutByPage } from './table/lost-lines.js'
import { tableName } from './table/names.js'

interface WrongLabel {
  readonly table: TableName
  readonly printed: string
  readonly official: string
  readonly fit: 'cut' | 'altered'
  /** `damage`: the copy lost characters elsewhere too; `reading`: the rest stands where we did not see it. */
  readonly fault: 'document' | 'damage' | 'reading'
}

function check(report: Report): Outcome<WrongLabel>[] {
  if (!hasFormOfToday(report)) return []
  const outcomes = report.tables.flatMap((table) =>
    bySameLabel(table.labels).map((labels) => {
      const fault = report.lostCharacters > 0 ? 'damage' : isMisread(report, table, labels[0]) ? 'reading' : 'document'
      return finding(table.table, labels, fault)
    }),
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

function tight(text: string): string {
  return text.replace(/\s/g, '')
}

/**
 * Where a header lost its lower line to a page end, or many of its labels are cut alike, it is we who lost them; where no
 * borders are drawn, the rest may stand in what we took for another cell.
 */
function isMisread(report: Report, table: ReadTable, label: MatchedLabel): boolean {
  if (report.format !== 'pdf') return false
  const [printed, official] = [tight(label.printed), tight(label.official)]
  // Of a short label like 总计 half is too little to be told from another word.
  if (label.fit === 'cut' || official.includes(printed))
    return table.undrawn || hasLostLines(report, table) || isCutByPage(report, table.table, label)
  // The whole label beside a neighbour's: two cells that nothing drawn parts.
  return printed !== official && printed.includes(official)
}

function finding(
  table: TableName,
  labels: readonly [MatchedLabel, ...MatchedLabel[]],
  fault: 'document' | 'damage' | 'reading',
): Outcome<WrongLabel> {
  const [first, ...rest] = labels
  const seen = ({ printed, place }: MatchedLabel): Evidence => evidence(printed, place)
  return {
    is: 'inconsistent',
    cells: [],
    subject: { of: 'part', part: `label ${table} ${first.official}` },
    evidence: [seen(first), ...rest.map(seen)],
    data: { table, printed: first.printed, official: first.official, fit: first.fit === 'cut' ? 'cut' : 'altered', fault },
    ...(fault === 'document' ? {} : { severity: 'info' as const, cause: fault }),
  }
}

const TO_DO: Readonly<Record<WrongLabel['fault'], InBothLanguages>> = {
  document: {
    zh: '请改正标签；不要从往年的报告里沿用错字。',
    en: 'Correct the label, and do not carry it over from an earlier report.',
  },
  damage: {
    zh: '这份文件别处也丢了字符，多半是转载或导出时损坏的，请对照原件。',
    en: 'This copy lost characters elsewhere too, so it is probably damaged: compare with the original.',
  },
  reading: {
    zh: '其余的字可能印在下一行或下一页，程序没有接上，请对照原件。',
    en: 'The rest may stand on the next line or page, where it was not joined: compare with the original.',
  },
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
    zh: ({ table, printed, official, fit, fault }) =>
      `${tableName(table, 'zh')}里，标签印成了“${printed}”，格式规定是“${official}”，${fit === 'cut' ? '缺了字' : '写错了'}。${TO_DO[fault].zh}`,
    en: ({ table, printed, official, fit, fault }) =>
      `In ${tableName(table, 'en')}, a label reads “${printed}”; the form says “${official}” (${fit === 'cut' ? 'characters are missing' : 'mistyped'}). ${TO_DO[fault].en}`,
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
