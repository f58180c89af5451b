import type { Command } from 'commander'
import type { Lang } from '../../pipeline/index.js'
import { safe } from '../../safe-text.js'
import { exitAtLeast, INPUT_FAILED } from '../exit-code.js'
import { notice, print } from '../output.js'
import { WORDS } from '../words/index.js'
import { addCommand, type CommonOptions, outputLanguage } from './options/command.js'

const INTRO = {
  name: 'explain',
  about: {
    zh: '逐步说明文字修复了什么，并列出码位',
    en: 'what was repaired in the text, step by step, with code points',
  },
  json: { zh: '每一步输出一行 JSON', en: 'one line of JSON a step' },
  examples: ['gouji explain mirror.html', "echo '區(qū)政府' | gouji explain -"],
}

const SAYS = { file: { zh: '一个文件；- 为标准输入', en: 'a file; - for standard input' } }

/** `gouji explain FILE|-`. What is no report can be explained too, as long as it has text. */
export function defineExplain(program: Command, lang: Lang): void {
  addCommand(program, INTRO, lang)
    .argument('<file>', SAYS.file[lang])
    .action(async (file: string, options: CommonOptions) => {
      const language = outputLanguage(options, lang)
      const { openInput } = await import('../open-inputs.js')
      const opened = await openInput(file, language)
      if (!opened) return
      if (!opened.run.repaired) {
        notice(`${safe(file)}${WORDS[language].colon}${safe(opened.run.extraction.reason?.message ?? '')}`)
        return exitAtLeast(INPUT_FAILED)
      }
      const { explainJson, explainText } = await import('../show/steps.js')
      await print(options.json ? explainJson(opened.run.repaired) : explainText(opened.run.repaired, language))
    })
}
