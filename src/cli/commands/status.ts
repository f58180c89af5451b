import type { Command } from 'commander'
import type { Lang } from '../../pipeline/index.js'
import { addCommand, type CommonOptions, outputLanguage } from './command.js'
import { addStoreOptions } from './running-options.js'

const INTRO = {
  name: 'status',
  about: {
    zh: '各种状态的文件数，没有读成的文件及原因',
    en: 'how many documents are in which state, and what failed and why',
  },
  json: { zh: '输出一个 JSON 对象', en: 'one JSON object' },
  examples: ['gouji status', 'gouji status --retry all'],
}

const SAYS = {
  retry: {
    zh: '把这份（sha256）或全部（all）出错、隔离的文件放回队列',
    en: 'put this document (sha256) or all that failed (all) back into the queue',
  },
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
}

/** `gouji status` */
export function defineStatus(program: Command, lang: Lang): void {
  addStoreOptions(addCommand(program, INTRO, lang), lang)
    .option('--retry <id>', SAYS.retry[lang])
    .option('--changes <id>', SAYS.changes[lang])
    .action(async (options: Options) => {
      const { status } = await import('../running/status.js')
      await status({ ...options, lang: outputLanguage(options, lang) })
    })
}
