import type { Lang } from '../pipeline/index.js'

/** What of the environment says which language a person reads. */
export interface LocaleSource {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
  /** The system's own locale, for platforms that do not put it into the environment. */
  readonly systemLocale: () => string
}

/**
 * The language of the locale: English where it says so, else Chinese. `LC_ALL`, `LC_MESSAGES` and
 * `LANG` count in this order, as POSIX has it. Windows sets none of them, so its own setting counts.
 */
export function languageOf(source: LocaleSource): Lang {
  const { LC_ALL, LC_MESSAGES, LANG } = source.env
  const named = LC_ALL || LC_MESSAGES || LANG || (source.platform === 'win32' ? source.systemLocale() : '')
  return /^en(?:[-_.@]|$)/i.test(named) ? 'en' : 'zh'
}

/** The language of this process's locale. */
export function localLanguage(): Lang {
  return languageOf({
    env: process.env,
    platform: process.platform,
    systemLocale: () => Intl.DateTimeFormat().resolvedOptions().locale,
  })
}
