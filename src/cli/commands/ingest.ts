import type { Command } from 'commander'
import type { Lang } from '../../pipeline/index.js'
import { addCommand, type CommonOptions, outputLanguage } from './options/command.js'
import { addStoreOptions, concurrencyOption } from './options/running-options.js'

const INTRO = {
  name: 'ingest',
  about: {
    zh: '把报告收入数据库和队列，并等待结果；再次运行只读新的，随时可以中断',
    en: 'put reports into the store and the queue, and wait for the results; a second run reads only what is new, and it may be stopped at any time',
  },
  json: { zh: '每个文件输出一行 JSON', en: 'one line of JSON a file' },
  examples: ['gouji ingest reports/', 'gouji ingest --again'],
}

const SAYS = {
  paths: {
    zh: '报告文件、装有报告的文件夹，或报告的网址（http://、https://）',
    en: 'report files, folders with reports in them, or addresses of reports (http://, https://)',
  },
  again: {
    zh: '重新读取数据库里还没有被这个版本读过的文件；旧结果和复核决定都保留',
    en: 'read the documents of the store that this version has not read; old results and decisions are kept',
  },
  nothing: { zh: '请给出文件、文件夹或网址，或用 --again', en: 'name files, folders or addresses, or use --again' },
}

interface Options extends CommonOptions {
  readonly data?: string
  readonly config?: string
  readonly concurrency?: number
  readonly again?: boolean
}

/** `gouji ingest PATH…` */
export function defineIngest(program: Command, lang: Lang): void {
  const command = addStoreOptions(addCommand(program, INTRO, lang), lang)
    .argument('[paths...]', SAYS.paths[lang])
    .option('--again', SAYS.again[lang])
    .addOption(concurrencyOption(lang))
  command.action(async (paths: string[], options: Options) => {
    if (paths.length === 0 && !options.again) command.error(SAYS.nothing[lang])
    const { ingest } = await import('../running/ingest.js')
    await ingest(paths, { ...options, lang: outputLanguage(options, lang) })
  })
}
