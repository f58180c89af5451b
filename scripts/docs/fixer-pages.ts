import { FIXERS, type Fixer } from '../../src/repair/index.js'
import { code, GENERATED, literal } from './markdown.js'

const SOURCE = '../../src/repair/fixers'

/** One page a fixer, and the list in the order in which they run. */
export function fixerPages(): Map<string, string> {
  const pages = new Map([['docs/fixers/README.md', list()]])
  for (const fixer of FIXERS) pages.set(`docs/fixers/${fixer.id}.md`, page(fixer))
  return pages
}

function list(): string {
  const rows = FIXERS.map(
    ({ id, title }, index) => `| ${index + 1} | [${id}](${id}.md) | ${literal(title.zh)} | ${literal(title.en)} |`,
  )
  return `# Fixers · 修复

${GENERATED}

They run in this order; each change is a step with its reason, and \`gouji explain FILE\` shows them.

| | Id | 修复什么 | What it mends |
|---|---|---|---|
${rows.join('\n')}
`
}

function page(fixer: Fixer): string {
  const { id, title, reasons, examples, leavesAlone, mayChangeDigits } = fixer
  return `# ${id}

${GENERATED} Source: [${id}.ts](${SOURCE}/${id}.ts)

${title.zh}

${title.en}
${mayChangeDigits ? '\nThis fixer may change digits. · 此修复可能改动数字。\n' : ''}
## Reasons · 理由

| Why | 中文 | English |
|---|---|---|
${Object.entries(reasons)
  .map(([why, text]) => `| ${why} | ${literal(text.zh)} | ${literal(text.en)} |`)
  .join('\n')}

## Examples · 例

| Before | After |
|---|---|
${examples.map(({ before, after }) => `| ${cell(before)} | ${cell(after)} |`).join('\n')}

## Leaves alone · 不动

${leavesAlone.map((text) => `- ${code(text)}`).join('\n')}
`
}

/** Code inside a table row, where a bar would end the cell. */
const cell = (text: string) => code(text).replace(/\|/g, '\\|')
