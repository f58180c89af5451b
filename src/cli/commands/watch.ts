import { type Command, Option } from 'commander'
import type { Lang } from '../../pipeline/index.js'
import { addCommand, type CommonOptions, outputLanguage } from './options/command.js'
import { addStoreOptions, concurrencyOption, wholeNumber } from './options/running-options.js'

const INTRO = {
  name: 'watch',
  about: {
    zh: '读取放进文件夹的报告：读完移到 done/ 或 failed/，旁边放一份说明；直到停止',
    en: 'read what is dropped into a folder: it moves to done/ or failed/ with a note beside it; until stopped',
  },
  json: { zh: '每个事件输出一行 JSON', en: 'one line of JSON an event' },
  examples: ['gouji watch inbox/', 'gouji watch --polling /mnt/share/reports'],
}

const SAYS = {
  folder: { zh: '要监视的文件夹', en: 'the folder' },
  polling: { zh: '定时查看，用于不发通知的网络文件夹', en: 'look from time to time, for network folders, which send no events' },
  settle: { zh: '文件多少秒没有变化才算写完，默认 5', en: 'seconds for which a file must not have changed, by default 5' },
}

interface Options extends CommonOptions {
  readonly data?: string
  readonly config?: string
  readonly concurrency?: number
  readonly polling?: boolean
  readonly settle?: number
}

/** `gouji watch DIR` */
export function defineWatch(program: Command, lang: Lang): void {
  addStoreOptions(addCommand(program, INTRO, lang), lang)
    .argument('<folder>', SAYS.folder[lang])
    .option('--polling', SAYS.polling[lang])
    .addOption(new Option('--settle <seconds>', SAYS.settle[lang]).argParser(wholeNumber(lang, 3600)))
    .addOption(concurrencyOption(lang))
    .action(async (folder: string, options: Options) => {
      const { watch } = await import('../running/watch.js')
      await watch(folder, { ...options, lang: outputLanguage(options, lang) })
    })
}
