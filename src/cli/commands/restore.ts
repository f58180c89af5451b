import type { Command } from 'commander'
import type { Lang } from '../../pipeline/index.js'
import { addCommand, type CommonOptions, outputLanguage } from './options/command.js'
import { addStoreOptions } from './options/running-options.js'

const INTRO = {
  name: 'restore',
  about: { zh: '从备份恢复数据库和原件', en: 'put a copy of the store and its originals back' },
  examples: ['gouji restore /mnt/backup/2025-01-31'],
}

const SAYS = {
  folder: { zh: 'gouji backup 写的文件夹', en: 'folder that gouji backup wrote' },
  replace: { zh: '已有数据库时，把它移到旁边再恢复', en: 'move a database that is there aside' },
}

interface Options extends CommonOptions {
  readonly data?: string
  readonly config?: string
  readonly replace?: boolean
}

/** `gouji restore FOLDER` */
export function defineRestore(program: Command, lang: Lang): void {
  addStoreOptions(addCommand(program, INTRO, lang), lang)
    .argument('<folder>', SAYS.folder[lang])
    .option('--replace', SAYS.replace[lang])
    .action(async (folder: string, options: Options) => {
      const { restore } = await import('../running/copy-store.js')
      await restore(folder, { ...options, lang: outputLanguage(options, lang) })
    })
}
