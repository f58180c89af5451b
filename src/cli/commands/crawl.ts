import type { Command } from 'commander'
import type { Lang } from '../../pipeline/index.js'
import { addCommand, type CommonOptions, outputLanguage } from './options/command.js'
import { addStoreOptions, concurrencyOption } from './options/running-options.js'

const INTRO = {
  name: 'crawl',
  about: {
    zh: '在单位网站上找年报并收入；守 robots.txt，慢慢来，随时可以中断，再次运行接着做',
    en: 'find reports on agency sites and take them in; obeys robots.txt and goes slowly; it may be stopped at any time and goes on when run again',
  },
  json: { zh: '每个网站输出一行 JSON', en: 'one line of JSON a site' },
  examples: ['gouji crawl sites.yaml --check', 'gouji crawl sites.yaml', 'gouji crawl sites.yaml --repeat'],
}

const SAYS = {
  sites: {
    zh: '网站清单（YAML），写法见 docs/sites.example.yaml',
    en: 'the sites, as YAML; docs/sites.example.yaml shows how it is written',
  },
  check: {
    zh: '检查清单，说明会做什么，不访问任何网站',
    en: 'check the file and say what would be done, without asking any site',
  },
  repeat: {
    zh: '一直运行，按各网站的 schedule 到时访问（1 月 15 日至 4 月 10 日更勤）',
    en: 'keep running and crawl each site by its schedule (more often from 15 January to 10 April)',
  },
  warc: {
    zh: '把这些网站的访问记录和取得的年报写成 WARC 文件（.warc.gz）',
    en: 'write the fetches of these sites and the reports that they gave as WARC (.warc.gz)',
  },
}

interface Options extends CommonOptions {
  readonly data?: string
  readonly config?: string
  readonly concurrency?: number
  readonly check?: boolean
  readonly repeat?: boolean
  readonly warc?: string
}

/** `gouji crawl SITES.yaml` */
export function defineCrawl(program: Command, lang: Lang): void {
  addStoreOptions(addCommand(program, INTRO, lang), lang)
    .argument('<sites>', SAYS.sites[lang])
    .option('--check', SAYS.check[lang])
    .option('--repeat', SAYS.repeat[lang])
    .option('--warc <file>', SAYS.warc[lang])
    .addOption(concurrencyOption(lang))
    .action(async (sites: string, options: Options) => {
      const { crawl } = await import('../running/crawl.js')
      await crawl(sites, { ...options, lang: outputLanguage(options, lang) })
    })
}
