import type { CommanderError } from 'commander'
import type { Lang } from '../pipeline/index.js'
import { safe } from '../safe-text.js'

/** What is wrong, by commander's code; `what` is the part of its message that it quotes. */
const CHINESE: Readonly<Record<string, (what: string) => string>> = {
  'commander.unknownOption': (what) => `没有 ${what} 这个选项`,
  'commander.unknownCommand': (what) => `没有 ${what} 这个命令`,
  'commander.missingArgument': (what) => `缺少参数 <${what}>`,
  'commander.optionMissingArgument': (what) => `选项 ${what} 缺少值`,
  'commander.invalidArgument': (what) => `选项 ${what} 的值不在可选范围内`,
  'commander.excessArguments': () => '参数太多',
}

/** A complaint of commander as one line in the reader's language, with what to do. */
export function usageMessage(error: CommanderError, lang: Lang): string {
  const complaint = safe(error.message.replace(/^error: /, ''))
  if (lang === 'en') return `${complaint}. See gouji --help`
  const what = /'(.*?)'/.exec(complaint)?.[1] ?? ''
  const meant = /Did you mean (\S+)\?/.exec(complaint)?.[1]
  const hint = meant ? `，是否指 ${meant}` : ''
  return `${CHINESE[error.code]?.(what) ?? complaint}${hint}。用法见 gouji --help`
}
