import { type Command, Option } from 'commander'
import type { Lang } from '../../pipeline/index.js'
import { addCommand, type CommonOptions, outputLanguage } from './options/command.js'
import { addStoreOptions, concurrencyOption, wholeNumber } from './options/running-options.js'

const INTRO = {
  name: 'work',
  about: {
    zh: '多台机器时处理队列的进程（需要 Redis 和 PostgreSQL）',
    en: 'work the queue of an installation on several machines (needs Redis and PostgreSQL)',
  },
  examples: ['gouji work --concurrency 4', 'gouji work --kinds crawl', 'gouji work --kinds process --health-port 9100'],
}

const SAYS = {
  kinds: {
    zh: '只做这些工作，用逗号分开：process、recheck、crawl（默认前两种）',
    en: 'only this work, separated by commas: process, recheck, crawl (by default the first two)',
  },
  host: { zh: '/healthz 和 /metrics 的地址，默认 127.0.0.1', en: 'address of /healthz and /metrics, by default 127.0.0.1' },
  port: { zh: '它们的端口，默认 4174', en: 'their port, by default 4174' },
  wrongKind: { zh: '工作只有 process、recheck 和 crawl 三种', en: 'the kinds of work are process, recheck and crawl' },
}

interface Options extends CommonOptions {
  readonly data?: string
  readonly config?: string
  readonly concurrency?: number
  readonly kinds?: string
  readonly healthHost?: string
  readonly healthPort?: number
}

const KINDS = ['process', 'recheck', 'crawl'] as const
/** A crawl takes hours and little work: it must not keep documents waiting. */
const USUAL = ['process', 'recheck'] as const

/** `gouji work` */
export function defineWork(program: Command, lang: Lang): void {
  const command = addStoreOptions(addCommand(program, INTRO, lang), lang)
    .option('--kinds <list>', SAYS.kinds[lang])
    .option('--health-host <address>', SAYS.host[lang])
    .addOption(new Option('--health-port <port>', SAYS.port[lang]).argParser(wholeNumber(lang, 65_535)))
    .addOption(concurrencyOption(lang))
  command.action(async ({ kinds: named, ...options }: Options) => {
    const kinds = named?.split(',').map((kind) => kind.trim()) ?? [...USUAL]
    const known = KINDS.filter((kind) => kinds.includes(kind))
    if (known.length !== kinds.length) command.error(SAYS.wrongKind[lang])
    const { work } = await import('../running/work.js')
    await work({ ...options, kinds: known, lang: outputLanguage(options, lang) })
  })
}
