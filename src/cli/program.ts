// The list of commands. Each loads what it needs only when it runs, so that help is quick.
import { createRequire } from 'node:module'
import { Command } from 'commander'
import type { Lang } from '../pipeline/index.js'
import { defineAccounts } from './commands/accounts.js'
import { defineBackup } from './commands/backup.js'
import { defineCheck } from './commands/check.js'
import { defineCrawl } from './commands/crawl.js'
import { defineExplain } from './commands/explain.js'
import { defineExport } from './commands/export.js'
import { defineExtract } from './commands/extract.js'
import { defineIngest } from './commands/ingest.js'
import { defineInspect } from './commands/inspect.js'
import { defineRestore } from './commands/restore.js'
import { defineRules } from './commands/rules.js'
import { defineServe } from './commands/serve.js'
import { defineStatus } from './commands/status.js'
import { defineWatch } from './commands/watch.js'
import { defineWork } from './commands/work.js'
import { speakChinese } from './speak-chinese.js'

const SAYS = {
  about: {
    zh: '勾稽：读取政府信息公开工作年度报告，指出数字对不上的地方',
    en: 'reads Chinese annual reports on government information disclosure and points at what does not add up',
  },
  version: { zh: '显示版本', en: 'print the version' },
  exit: {
    zh: '\n退出码：0 完成；1 check 发现错误；2 用法不对；3 有文件不能读取',
    en: '\nExit status: 0 done; 1 check found an error; 2 wrong usage; 3 an input could not be read',
  },
}

const COMMANDS = [
  defineExtract,
  defineCheck,
  defineExplain,
  defineInspect,
  defineRules,
  defineIngest,
  defineWatch,
  defineCrawl,
  defineWork,
  defineServe,
  defineAccounts,
  defineExport,
  defineStatus,
  defineBackup,
  defineRestore,
]

/** The program with all its commands, its help in `lang`. Wrong usage is thrown as `CommanderError`. */
export function buildProgram(lang: Lang): Command {
  const program = new Command('gouji')
  program
    .description(SAYS.about[lang])
    .version(version(), '-V, --version', SAYS.version[lang])
    .addHelpText('after', SAYS.exit[lang])
  if (lang === 'zh') speakChinese(program)
  for (const define of COMMANDS) define(program, lang)
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({ outputError: () => {} }) // main says it, once, in the reader's language
  }
  return program
}

function version(): string {
  return (createRequire(import.meta.url)('gouji/package.json') as { version: string }).version
}
