// The language of the page: Chinese unless somebody has chosen English on this machine.
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Lang, Said } from '../../api.js'
import { en } from './en.js'
import { type Words, zh } from './zh.js'

interface Chosen {
  readonly lang: Lang
  readonly choose: (lang: Lang) => void
}

const KEPT = 'gouji:lang'
const ALL: Readonly<Record<Lang, Words>> = { zh, en }
const Context = createContext<Chosen>({ lang: 'zh', choose: () => undefined })

export function Language({ children }: { children: ReactNode }) {
  const [lang, setLang] = useState<Lang>(() => (kept() === 'en' ? 'en' : 'zh'))
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
    document.title = ALL[lang].title
  }, [lang])
  const choose = (next: Lang) => {
    keep(next)
    setLang(next)
  }
  return <Context.Provider value={{ lang, choose }}>{children}</Context.Provider>
}

export function useLanguage(): Chosen {
  return useContext(Context)
}

/** The texts of the page in the language chosen. */
export function useWords(): Words {
  return ALL[useContext(Context).lang]
}

/** Picks the chosen language out of a sentence of the server. */
export function useSay(): (said: Said) => string {
  const { lang } = useContext(Context)
  return (said) => said[lang]
}

// A browser may forbid storage to a page; the choice then lasts as long as the page is open.
function kept(): string | null {
  try {
    return window.localStorage.getItem(KEPT)
  } catch {
    return null
  }
}

function keep(lang: Lang): void {
  try {
    window.localStorage.setItem(KEPT, lang)
  } catch {
    return
  }
}
