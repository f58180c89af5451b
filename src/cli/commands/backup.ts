import type { Command } from 'commander'
import type { Lang } from '../../pipeline/index.js'
import { addCommand, type CommonOptions, outputLanguage } from './options/command.js'
import { addStoreOptions } from './options/running-options.js'

const INTRO = {
  name: 'backup',
  about: { zh: '把数据库和原件备份到一个文件夹', en: 'copy the store and the originals into a folder' },
  examples: ['gouji backup /mnt/backup/2025-01-31'],
}

const SAYS = { folder: { zh: '备份到这个文件夹', en: 'folder for the copy' } }

interface Options extends CommonOptions {
  readonly data?: string
  readonly config?: string
}

/** `gouji backup FOLDER` */
export function defineBackup(program: Command, lang: Lang): void {
  addStoreOptions(addCommand(program, INTRO, lang), lang)
    .argument('<folder>', SAYS.folder[lang])
    .action(async (folder: string, options: Options) => {
      const { backup } = await import('../running/copy-store.js')
      await backup(folder, { ...options, lang: outputLanguage(options, lang) })
    })
}
