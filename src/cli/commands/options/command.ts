import { type Command, Option } from 'commander'
import type { Lang } from '../../../pipeline/index.js'

/** A text in every language that people may ask for. */
export type InEachLanguage = Readonly<Record<Lang, string>>

/** The options that every command has. */
export interface CommonOptions {
  readonly json?: boolean
  readonly lang?: Lang
}

/** What a command is, apart from its own arguments and options. */
export interface CommandIntro {
  readonly name: string
  readonly about: InEachLanguage
  /** Command lines that work, shown under the help. */
  readonly examples: readonly string[]
  /** What `--json` gives; absent where the output is no data. */
  readonly json?: InEachLanguage
}

const SAYS = {
  lang: { zh: '输出的语言：zh 或 en', en: 'language of the output: zh or en' },
  examples: { zh: '例：', en: 'Examples:' },
}

/** Adds a command with what all commands share. `lang` is the reader's language. */
export function addCommand(program: Command, intro: CommandIntro, lang: Lang): Command {
  const command = program.command(intro.name).description(intro.about[lang])
  if (intro.json) command.option('--json', intro.json[lang])
  return command
    .addOption(new Option('--lang <lang>', SAYS.lang[lang]).choices(['zh', 'en']))
    .addHelpText('after', `\n${SAYS.examples[lang]}\n${intro.examples.map((example) => `  $ ${example}`).join('\n')}`)
}

/**
 * The language of a command's output: the one asked for; else, for JSON, Chinese, so that its bytes
 * do not depend on the machine; else the reader's.
 */
export function outputLanguage(options: CommonOptions, lang: Lang): Lang {
  return options.lang ?? (options.json ? 'zh' : lang)
}
