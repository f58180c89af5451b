// What each key means: its name in each form, its unit, and what it may be compared with in the other forms.
import type { FormName } from '../layouts/index.js'
import type { Lang } from '../pipeline/index.js'
import { compare, type Verdict } from './comparable.js'
import { keysWithForms } from './form-keys.js'
import { tables } from './item-rows.js'

const FORMS: readonly FormName[] = ['2014', '2019', '2021']

export interface CodebookEntry {
  readonly key: string
  /** Empty where the form does not have the key. */
  readonly labels: Readonly<Record<FormName, string>>
  readonly forms: readonly FormName[]
  readonly unit: string
  /** One sentence for each other form. */
  readonly comparable: readonly string[]
}

const WORDS = {
  zh: {
    title: '指标手册',
    intro: '每个指标键在各版格式中的名称、单位，以及能否与其他格式相比。单位“按原表”指原表没有规定单位，以 cells.unit 为准。',
    columns: ['键', '2014 年式', '2019 年式', '2021 年式', '单位', '与其他格式相比'],
    tables: '表和列',
    tableColumns: ['列', '类型', '含义'],
    unit: '按原表',
    toForm: (form: FormName) => `${form} 年式：`,
    verdict: {
      same: '可比',
      sum: '可比，与以下各项之和：',
      part: '与其他项合计后可比：',
      careful: '慎比',
      none: '不可比',
    } satisfies Record<Verdict, string>,
  },
  en: {
    title: 'Codebook',
    intro:
      'What each key is called in each form, its unit, and whether it compares with other forms. “As printed”: the form names no unit; see cells.unit.',
    columns: ['Key', 'Form of 2014', 'Form of 2019', 'Form of 2021', 'Unit', 'Compared with other forms'],
    tables: 'Tables and columns',
    tableColumns: ['Column', 'Type', 'Meaning'],
    unit: 'as printed',
    toForm: (form: FormName) => `${form}: `,
    verdict: {
      same: 'comparable',
      sum: 'comparable with the sum of',
      part: 'only added up with others, with',
      careful: 'with care',
      none: 'not comparable',
    } satisfies Record<Verdict, string>,
  },
} as const

/** One entry a key, in the order of the forms, the newest first. */
export function codebook(lang: Lang): CodebookEntry[] {
  return [...keysWithForms()].map(([key, found]) => {
    const labels = { '2014': '', '2019': '', '2021': '' }
    for (const { form, label } of found) labels[form] = label
    const forms = FORMS.filter((form) => found.some((each) => each.form === form))
    // What two forms both have is told once, from the newest.
    const from = forms.at(-1) as FormName
    const comparable = FORMS.filter((form) => form !== from).map((to) => sentence(key, from, to, lang))
    return { key, labels, forms, unit: found[0]?.unit ?? WORDS[lang].unit, comparable }
  })
}

function sentence(key: string, from: FormName, to: FormName, lang: Lang): string {
  const words = WORDS[lang]
  const comparison = compare(key, from, to)
  if (!comparison) throw new Error(`no entry says whether ${key} of ${from} compares with ${to}`)
  const { verdict, with: others, why } = comparison
  const named = others.length === 0 || (others.length === 1 && others[0] === key) ? '' : ` ${others.join(' + ')}`
  return `${words.toForm(to)}${words.verdict[verdict]}${named}${lang === 'zh' ? '。' : '. '}${why[lang]}`
}

/** The titles of the codebook's columns. */
export function codebookHeader(lang: Lang): readonly string[] {
  return WORDS[lang].columns
}

/** The cells of an entry under that header. */
export function codebookRow({ key, labels, unit, comparable }: CodebookEntry): string[] {
  return [key, labels['2014'], labels['2019'], labels['2021'], unit, comparable.join('\n')]
}

/** The codebook as a page of Markdown. `remark` is a line under the title. */
export function codebookPage(lang: Lang, remark?: string): string {
  const words = WORDS[lang]
  const keys = codebook(lang).map((entry) => {
    const [key, ...cells] = codebookRow(entry)
    return [`\`${key}\``, ...cells]
  })
  const lines = [`# ${words.title}`, '', ...(remark ? [remark, ''] : []), words.intro, '', ...markdownTable(words.columns, keys)]
  lines.push('', `## ${words.tables}`)
  for (const { name, about, columns } of Object.values(tables)) {
    const rows = columns.map((column) => [`\`${column.name}\``, column.type, column.about[lang]])
    lines.push('', `### ${name}`, '', about[lang], '', ...markdownTable(words.tableColumns, rows))
  }
  return `${lines.join('\n')}\n`
}

function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text) => text.replace(/\|/g, '\\|').replace(/\n/g, '<br>')).join(' | ')} |`
  return [line(header), `|${header.map(() => '---|').join('')}`, ...rows.map(line)]
}
