import { Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { KeysHelp, useKeys } from './keys/index.js'
import { figure } from './parts/index.js'
import { AccountMenu } from './people/index.js'
import { useEvents } from './server/index.js'
import { go, Link, useView } from './view/index.js'
import { useLanguage, useWords } from './words/index.js'

const PAGES = {
  findings: '/findings?status=open',
  reports: '/reports',
  overview: '/overview',
  sites: '/sites',
  intake: '/intake',
} as const

/** The frame of every page: where one can go, language, light or dark, help, who is here. */
export function Shell({ children }: { children: ReactNode }) {
  const words = useWords()
  const [help, { open, close, toggle }] = useDisclosure(false)
  useKeys({
    '?': toggle,
    'g f': () => go(PAGES.findings),
    'g r': () => go(PAGES.reports),
    'g o': () => go(PAGES.overview),
    'g s': () => go(PAGES.sites),
    'g i': () => go(PAGES.intake),
  })
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <header className="head">
        <Navigation />
        <Progress />
        <div className="head-side">
          <Scheme />
          <LanguageSwitch />
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            className="head-button"
            onClick={open}
            aria-label={words.keys.title}
          >
            ?
          </Button>
          <AccountMenu />
        </div>
      </header>
      <div id="content" className="content" tabIndex={-1}>
        {children}
      </div>
      <KeysHelp opened={help} onClose={close} />
    </div>
  )
}

function Navigation() {
  const words = useWords()
  const { path } = useView()
  return (
    <nav className="nav" aria-label={words.nav.title}>
      <span className="brand" aria-hidden="true">
        {words.brand}
      </span>
      {(Object.keys(PAGES) as (keyof typeof PAGES)[]).map((page) => (
        <Link key={page} href={PAGES[page]} underline="never" aria-current={path[0] === page ? 'page' : undefined}>
          {words.nav[page]}
        </Link>
      ))}
    </nav>
  )
}

/** How much is still being read; nothing where nothing waits. */
function Progress() {
  const words = useWords()
  const { lang } = useLanguage()
  const [waiting, setWaiting] = useState(0)
  useEvents((event) => {
    if (event.type === 'progress') setWaiting((event.documents.queued ?? 0) + (event.documents.running ?? 0))
  })
  return (
    <span className="head-progress" role="status">
      {waiting > 0 && words.reading(figure(waiting, lang))}
    </span>
  )
}

function Scheme() {
  const words = useWords()
  const { setColorScheme } = useMantineColorScheme()
  const now = useComputedColorScheme('light')
  const other = now === 'light' ? 'dark' : 'light'
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      className="head-button"
      onClick={() => setColorScheme(other)}
      aria-label={words.scheme[other]}
      title={words.scheme[other]}
    >
      {now === 'light' ? '☾' : '☀'}
    </Button>
  )
}

function LanguageSwitch() {
  const { lang, choose } = useLanguage()
  const other = lang === 'zh' ? 'en' : 'zh'
  const name = other === 'en' ? 'English' : '中文'
  return (
    <Button size="compact-sm" variant="subtle" color="gray" className="head-button" lang={other} onClick={() => choose(other)}>
      {name}
    </Button>
  )
}
