// Reads what the options of `gouji check` name: the settings and the roster. What cannot be used is said, with
// the line or key that is wrong, and nothing is checked then: a silent default would look like a clean result.
import { readFile } from 'node:fs/promises'
import { type Registry, readRegistry } from '../../agencies/index.js'
import { decode } from '../../decode/index.js'
import { codeOf } from '../../intake/index.js'
import type { Lang } from '../../pipeline/index.js'
import { safe } from '../../safe-text.js'
import { exitAtLeast, WRONG_USAGE } from '../exit-code.js'
import { notice } from '../output.js'
import { WORDS } from '../words/index.js'
import { SAYS } from './says.js'
import { NO_SETTINGS, readSettings, type Settings, SettingsError } from './settings.js'

/** Where settings are looked for when none are named. */
const CONFIG_NAMES = ['gouji.config.yaml', 'gouji.config.json']

/** The settings named, or those of the working folder; null when they cannot be used. */
export async function settingsFor(config: string | undefined, lang: Lang): Promise<Settings | null> {
  const today = new Date().toISOString().slice(0, 10)
  for (const path of config === undefined ? CONFIG_NAMES : [config]) {
    try {
      return await readSettings(path, today)
    } catch (error) {
      if (error instanceof SettingsError) notice(SAYS[lang].settingsProblem(safe(path), error))
      else if (config === undefined && codeOf(error) === 'ENOENT') continue
      else notice(WORDS[lang].unreadable(safe(path), codeOf(error)))
      exitAtLeast(WRONG_USAGE)
      return null
    }
  }
  return NO_SETTINGS
}

/** The agencies of a roster, GBK or UTF-8; null when it has none. What is wrong with single lines is only said. */
export async function rosterFrom(path: string, lang: Lang): Promise<Registry | null> {
  try {
    const { registry, problems } = readRegistry(decode(await readFile(path)).text)
    for (const problem of problems) notice(safe(SAYS[lang].rosterProblem(path, problem)))
    if (registry.entries.length > 0) return registry
  } catch (error) {
    notice(WORDS[lang].unreadable(safe(path), codeOf(error)))
  }
  exitAtLeast(WRONG_USAGE)
  return null
}
