import type { Command } from 'commander'
import { EXPORT_HELP } from '../../export/index.js'
import type { Lang } from '../../pipeline/index.js'
import { addCommand, type CommonOptions, outputLanguage } from './options/command.js'
import { addStoreOptions } from './options/running-options.js'

const INTRO = {
  name: 'export',
  about: { zh: '导出数字、报告、问题和复核决定', en: 'export figures, reports, findings and decisions' },
  json: { zh: '输出一个 JSON 对象：写了哪些文件', en: 'one JSON object: the files that were written' },
  examples: ['gouji export --to 2023.xlsx', 'gouji export --to cells.parquet'],
}

const SAYS = { to: { zh: '写入的文件；结尾决定格式', en: 'file to write; its ending says the format' } }

interface Options extends CommonOptions {
  readonly data?: string
  readonly config?: string
  readonly to: string
}

/** `gouji export --to FILE` */
export function defineExport(program: Command, lang: Lang): void {
  addStoreOptions(addCommand(program, INTRO, lang), lang)
    .requiredOption('--to <file>', SAYS.to[lang])
    .addHelpText('after', `\n${EXPORT_HELP[lang]}`)
    .action(async (options: Options) => {
      const { exportStore } = await import('../running/export-store.js')
      await exportStore({ ...options, lang: outputLanguage(options, lang) })
    })
}
