// A site as text, for the store: so that a worker on another machine crawls it as the settings file said.
import type { Site } from './site.js'

/** JSON. `siteFromText` reads it back. */
export function siteAsText(site: Site, contact: string): string {
  const sources = (patterns: readonly RegExp[]) => patterns.map(({ source }) => source)
  return JSON.stringify({ contact, site: { ...site, list: sources(site.list), detail: sources(site.detail) } })
}

export function siteFromText(text: string): { readonly site: Site; readonly contact: string } {
  const { contact, site } = JSON.parse(text) as { contact: string; site: Site & { list: string[]; detail: string[] } }
  const patterns = (sources: readonly string[]) => sources.map((source) => new RegExp(source))
  return { contact, site: { ...site, list: patterns(site.list), detail: patterns(site.detail) } }
}
