import { type Command, Option } from 'commander'
import type { Lang } from '../../pipeline/index.js'
import { addCommand, type CommonOptions, outputLanguage } from './options/command.js'
import { addStoreOptions, wholeNumber } from './options/running-options.js'

const INTRO = {
  name: 'status',
  about: {
    zh: '各种状态的文件数，没有读成的文件及原因',
    en: 'how many documents are in which state, and what failed and why',
  },
  json: { zh: '输出一个 JSON 对象', en: 'one JSON object' },
  examples: [
    'gouji status',
    'gouji status --retry all',
    'gouji status --sites',
    'gouji status --coverage 2024 --roster agencies.csv',
  ],
}

const SAYS = {
  retry: {
    zh: '把这份（sha256）或全部（all）出错、隔离的文件放回队列',
    en: 'put this document (sha256) or all that failed (all) back into the queue',
  },
  sites: {
    zh: '访问过的网站：状态、找到的年报、没有读成的',
    en: 'the sites that were crawled: state, reports found, what could not be read',
  },
  coverage: {
    zh: '名单（--roster）上哪些单位没有这一年度的年报',
    en: 'which agencies of the list (--roster) have no report for this year',
  },
  roster: { zh: '单位名单（CSV）', en: 'the list of agencies (CSV)' },
  together: { zh: '--coverage 和 --roster 要一起用', en: '--coverage and --roster go together' },
  changes: {
    zh: '这份文件（sha256）的新旧两次读取有什么不同',
    en: 'what the two latest readings of this document (sha256) say differently',
  },
}

interface Options extends CommonOptions {
  readonly data?: string
  readonly config?: string
  readonly retry?: string
  readonly changes?: string
  readonly sites?: boolean
  readonly coverage?: number
  readonly roster?: string
}

/** `gouji status` */
export function defineStatus(program: Command, lang: Lang): void {
  const command = addStoreOptions(addCommand(program, INTRO, lang), lang)
  command
    .option('--retry <id>', SAYS.retry[lang])
    .option('--changes <id>', SAYS.changes[lang])
    .option('--sites', SAYS.sites[lang])
    .addOption(new Option('--coverage <year>', SAYS.coverage[lang]).argParser(wholeNumber(lang, 9_999)))
    .option('--roster <file>', SAYS.roster[lang])
    .action(async (options: Options) => {
      if ((options.coverage === undefined) !== (options.roster === undefined)) command.error(SAYS.together[lang])
      const { status } = await import('../running/status.js')
      await status({ ...options, lang: outputLanguage(options, lang) })
    })
}
