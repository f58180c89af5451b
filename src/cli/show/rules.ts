import type { Lang } from '../../pipeline/index.js'
import { type ExampleSpec, exampleReport, type Rule, runRules } from '../../rules/index.js'
import { type Paint, paintFor } from '../paint.js'
import { WORDS } from '../words/index.js'

/** Stands in for a document's hash where an example has no agency or year. */
const NO_DOCUMENT = '0'.repeat(64)

/** One line a rule: severity, id, what it is about. */
export function ruleList(rules: readonly Rule[], lang: Lang): string {
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
export function rulePage(rule: Rule, lang: Lang): string {
  const words = WORDS[lang]
  const paint = paintFor(process.stdout, process.env)
  const { id, severity, title, about, reads, examples } = rule
  const facts = [words.severity[severity], `${words.rule.reads}${words.colon}${reads.join(words.listComma)}`]
  const parts = [
    [`${paint('strong', id)}  ${title[lang]}`, ...facts],
    [paint('strong', words.rule.checks), about.checks[lang]],
    [paint('strong', words.rule.leavesAlone), about.leavesAlone[lang]],
    exampleLines(words.rule.consistent, examples.consistent, rule, lang, paint),
    exampleLines(words.rule.inconsistent, examples.inconsistent, rule, lang, paint),
    exampleLines(words.rule.cannotTell, examples.cannotTell, rule, lang, paint),
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** What each example shows, and what the rule says of it. */
function exampleLines(heading: string, specs: readonly ExampleSpec[], rule: Rule, lang: Lang, paint: Paint): string[] {
  if (specs.length === 0) return []
  const lines = specs.flatMap((spec) => {
    const { anomalies, undecided } = runRules(exampleReport(spec), { rules: [rule], lang, sha256: NO_DOCUMENT })
    const said = [...anomalies.map(({ message }) => message), ...undecided.map(({ why }) => why)]
    return [`  - ${spec.shows}`, ...said.map((message) => `    ${message}`)]
  })
  return [paint('strong', heading), ...lines]
}

/** A rule as one line of JSON, both languages in it. */
export function ruleJson({ id, group, severity, catalogue, title, about, reads }: Rule): string {
  return `${JSON.stringify({ id, group, severity, catalogue, title, about, reads })}\n`
}
