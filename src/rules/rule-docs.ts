import type { AnyRule } from './across-rule.js'
import type { RuleGroup } from './rule.js'
import { type SaidExample, sayExamples } from './say-example.js'

/** A generated page, with its path from the root of the repository. */
export interface RuleDoc {
  readonly path: string
  readonly text: string
}

const GROUPS: Readonly<Record<RuleGroup, readonly [zh: string, en: string]>> = {
  sums: ['勾稽', 'sums'],
  prose: ['文字与表', 'prose'],
  'years-and-dates': ['年份与日期', 'years and dates'],
  'across-years': ['跨年度', 'across years'],
  'across-agencies': ['跨单位', 'across agencies'],
  structure: ['结构与格式', 'structure'],
  other: ['其他', 'other'],
}

const SEVERITIES = { error: ['错误', 'error'], warning: ['警告', 'warning'], info: ['提示', 'info'] } as const

/** One page a rule and the list of all, in Chinese and English; `scripts/docs.ts` writes and checks them. */
export function rulePages(rules: readonly AnyRule[]): RuleDoc[] {
  return [
    { path: 'docs/rules/README.md', text: listPage(rules) },
    ...rules.map((rule) => ({ path: `docs/rules/${rule.id}.md`, text: rulePage(rule) })),
  ]
}

function listPage(rules: readonly AnyRule[]): string {
  const rows = rules.map(
    ({ id, title, severity, group }) =>
      `| [\`${id}\`](${id}.md) | ${GROUPS[group][0]} ${GROUPS[group][1]} | ${severity} | ${title.zh} · ${title.en} |`,
  )
  return [
    '# 规则 · Rules',
    '',
    GENERATED,
    '',
    '| id | 组 group | 级别 severity | 检查什么 what it checks |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

const GENERATED = '<!-- Generated from src/rules by `npm run docs`. Do not edit. -->'

function rulePage(rule: AnyRule): string {
  const { about, severity, group, catalogue, reads } = rule
  const facts = [
    `* 级别 severity: ${SEVERITIES[severity][0]} \`${SEVERITIES[severity][1]}\``,
    `* 组 group: ${GROUPS[group][0]} \`${GROUPS[group][1]}\``,
    `* 目录编号 catalogue: ${catalogue.join(', ')}`,
    `* 读取 reads: ${reads.map((part) => `\`${part}\``).join(', ')}`,
  ]
  return [
    `# ${rule.id}`,
    '',
    GENERATED,
    '',
    `**${rule.title.zh}** · ${rule.title.en}`,
    '',
    ...facts,
    '',
    '## 检查什么 · What it checks',
    '',
    about.checks.zh,
    '',
    about.checks.en,
    '',
    '## 不管什么 · What it leaves alone',
    '',
    about.leavesAlone.zh,
    '',
    about.leavesAlone.en,
    '',
    ...examples(rule, '一致 · Consistent', 'consistent'),
    ...examples(rule, '不一致 · Inconsistent', 'inconsistent'),
    ...examples(rule, '无法判断 · Cannot tell', 'cannotTell'),
  ].join('\n')
}

function examples(rule: AnyRule, title: string, which: keyof AnyRule['examples']): string[] {
  const english = sayExamples(rule, which, 'en')
  const chinese = sayExamples(rule, which, 'zh')
  if (chinese.length === 0) return []
  return [`## ${title}`, '', ...chinese.flatMap((one, index) => example(one, english[index] ?? one))]
}

function example(chinese: SaidExample, english: SaidExample): string[] {
  const { shows, given } = chinese
  const record = given === null ? [] : ['```json', JSON.stringify(given, null, 2), '```', '']
  const words = [...said(chinese), ...said(english)].flatMap((line) => [line, '>'])
  return [shows, '', ...record, ...(words.length > 0 ? [...words.slice(0, -1), ''] : [])]
}

function said({ findings: { anomalies, undecided } }: SaidExample): string[] {
  return [
    ...anomalies.map((anomaly) => `> **${anomaly.severity}** ${anomaly.message}`),
    ...undecided.map(({ why }) => `> ${why}`),
  ]
}
