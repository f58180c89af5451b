import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Lang } from '../../../pipeline/index.js'

const SAYS = {
  data: { zh: '数据目录，默认 ./data（或 GOUJI_DATA）', en: 'folder of the store, by default ./data (or GOUJI_DATA)' },
  config: { zh: '设置文件，默认 gouji.config.yaml', en: 'settings, by default gouji.config.yaml' },
  concurrency: { zh: '同时读取几份，默认按处理器数', en: 'documents read at the same time, by default one a core' },
  number: { zh: '请给出正整数。', en: 'Give a whole number above 0.' },
}

/** The options that name the store. */
export function addStoreOptions(command: Command, lang: Lang): Command {
  return command.option('--data <folder>', SAYS.data[lang]).option('--config <file>', SAYS.config[lang])
}

/** `--concurrency N`. */
export function concurrencyOption(lang: Lang): Option {
  return new Option('--concurrency <n>', SAYS.concurrency[lang]).argParser(wholeNumber(lang, 64))
}

/** A parser of whole numbers from 1 to `most`. */
export function wholeNumber(lang: Lang, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,6}$/.test(text) ? Number(text) : 0
    if (value >= 1 && value <= most) return value
    throw new InvalidArgumentError(SAYS.number[lang])
  }
}
