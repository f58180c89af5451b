import { type Command, Option } from 'commander'
import type { Lang } from '../../pipeline/index.js'
import { addCommand, type CommonOptions, outputLanguage } from './options/command.js'
import { addStoreOptions, concurrencyOption, wholeNumber } from './options/running-options.js'

const INTRO = {
  name: 'serve',
  about: {
    zh: '复核页面：在浏览器里看问题、对原文、作决定；同时处理队列和设置里的监视文件夹',
    en: 'the review page: look at findings beside the originals and decide; works the queue and the watched folder too',
  },
  examples: ['gouji serve', 'gouji serve --host 0.0.0.0 --port 8080'],
}

const SAYS = {
  host: {
    zh: '开放的地址，默认 127.0.0.1（只限本机）；其他地址须先有账号',
    en: 'address to listen on, by default 127.0.0.1 (this machine alone); others need accounts',
  },
  port: { zh: '端口，默认 4173', en: 'port, by default 4173' },
  proxy: {
    zh: '前面有本机的 HTTPS 代理：登录凭证只走 HTTPS，来访地址以代理所说为准',
    en: 'behind an HTTPS proxy on this machine: sessions go over HTTPS only, and its word on addresses is believed',
  },
}

interface Options extends CommonOptions {
  readonly data?: string
  readonly config?: string
  readonly concurrency?: number
  readonly host?: string
  readonly port?: number
  readonly httpsProxy?: boolean
}

/** `gouji serve` */
export function defineServe(program: Command, lang: Lang): void {
  addStoreOptions(addCommand(program, INTRO, lang), lang)
    .option('--host <address>', SAYS.host[lang])
    .addOption(new Option('--port <port>', SAYS.port[lang]).argParser(wholeNumber(lang, 65_535)))
    .option('--https-proxy', SAYS.proxy[lang])
    .addOption(concurrencyOption(lang))
    .action(async (options: Options) => {
      const { serve } = await import('../running/serve.js')
      await serve({ ...options, lang: outputLanguage(options, lang) })
    })
}
