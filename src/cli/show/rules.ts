import type { Lang } from '../../pipeline/index.js'
import { type AnyRule, sayExamples } from '../../rules/index.js'
import { type Paint, paintFor } from '../paint.js'
import { WORDS } from '../words/index.js'

/** One line a rule: severity, id, what it is about. */
export function ruleList(rules: readonly AnyRule[], lang: Lang): string {
  const words = WORDS[lang]
  const paint = paintFor(process.stdout, process.env)
  const widest = Math.max(...rules.map(({ id }) => id.length))
  const wordWidth = Math.max(...Object.values(words.severity).map((word) => word.length))
  return rules
    .map(({ id, severity, title }) => {
      const word = paint(severity, words.severity[severity].padEnd(wordWidth))
      return `${word}  ${paint('strong', id.padEnd(widest))}  ${title[lang]}\n`
    })
    .join('')
}

/** A rule's page for the terminal; docs/rules has the same with the data of the examples. */
export function rulePage(rule: AnyRule, lang: Lang): string {
  const words = WORDS[lang]
  const paint = paintFor(process.stdout, process.env)
  const { id, severity, title, about, reads } = rule
  const facts = [words.severity[severity], `${words.rule.reads}${words.colon}${reads.join(words.listComma)}`]
  const parts = [
    [`${paint('strong', id)}  ${title[lang]}`, ...facts],
    [paint('strong', words.rule.checks), about.checks[lang]],
    [paint('strong', words.rule.leavesAlone), about.leavesAlone[lang]],
    exampleLines(words.rule.consistent, rule, 'consistent', lang, paint),
    exampleLines(words.rule.inconsistent, rule, 'inconsistent', lang, paint),
    exampleLines(words.rule.cannotTell, rule, 'cannotTell', lang, paint),
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** What each example shows, and what the rule says of it. */
function exampleLines(heading: string, rule: AnyRule, which: keyof AnyRule['examples'], lang: Lang, paint: Paint): string[] {
  const examples = sayExamples(rule, which, lang)
  if (examples.length === 0) return []
  const lines = examples.flatMap(({ shows, findings: { anomalies, undecided } }) => {
    const said = [...anomalies.map(({ message }) => message), ...undecided.map(({ why }) => why)]
    return [`  - ${shows}`, ...said.map((message) => `    ${message}`)]
  })
  return [paint('strong', heading), ...lines]
}

/** A rule as one line of JSON, both languages in it. */
export function ruleJson({ id, group, severity, catalogue, title, about, reads }: AnyRule): string {
  return `${JSON.stringify({ id, group, severity, catalogue, title, about, reads })}\n`
}
