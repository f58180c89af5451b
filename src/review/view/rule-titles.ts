import { anyRuleById } from '../../rules/index.js'
import type { Said } from '../api.js'

/** The title of a rule; of one that this version does not know any more, its id. */
export function ruleTitle(id: string): Said {
  return anyRuleById(id)?.title ?? { zh: id, en: id }
}

export function ruleTitles(id: string): readonly string[] {
  const { zh, en } = ruleTitle(id)
  return [zh, en]
}
