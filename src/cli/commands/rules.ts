import type { Command } from 'commander'
import type { Lang } from '../../pipeline/index.js'
import { safe } from '../../safe-text.js'
import { exitAtLeast, WRONG_USAGE } from '../exit-code.js'
import { notice, print } from '../output.js'
import { WORDS } from '../words/index.js'
import { addCommand, type CommonOptions, outputLanguage } from './options/command.js'

const INTRO = {
  name: 'rules',
  about: { zh: '列出规则；给出规则的 ID 则说明这一条', en: 'the rules, or one rule’s page' },
  json: { zh: '每条规则输出一行 JSON', en: 'one line of JSON a rule' },
  examples: ['gouji rules', 'gouji rules applications-balance'],
}

const SAYS = { id: { zh: '规则的 ID', en: 'id of a rule' } }

/** `gouji rules [ID]` */
export function defineRules(program: Command, lang: Lang): void {
  addCommand(program, INTRO, lang)
    .argument('[id]', SAYS.id[lang])
    .action(async (id: string | undefined, options: CommonOptions) => {
      const language = outputLanguage(options, lang)
      const { allRules, anyRuleById } = await import('../../rules/index.js')
      const chosen = id === undefined ? allRules : [anyRuleById(id)].filter((rule) => rule !== undefined)
      if (chosen.length === 0) {
        notice(WORDS[language].noSuchRule(safe(id ?? '')))
        return exitAtLeast(WRONG_USAGE)
      }
      const { ruleJson, ruleList, rulePage } = await import('../show/rules.js')
      if (options.json) await print(chosen.map(ruleJson).join(''))
      else await print(id === undefined ? ruleList(chosen, language) : chosen.map((rule) => rulePage(rule, language)).join(''))
    })
}
