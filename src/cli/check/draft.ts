import type { Extraction, Lang } from '../../pipeline/index.js'
import { SAYS } from './says.js'

/** Rules about where and when a report was published, which a draft was not. */
const ABOUT_PUBLICATION = new Set(['published-by-deadline', 'official-source'])

/** A result as that of a draft: rules about publication stay undecided. */
export function asDraft(extraction: Extraction, lang: Lang): Extraction {
  const { anomalies, undecided } = extraction
  const held = [...anomalies, ...undecided].filter(({ rule }) => ABOUT_PUBLICATION.has(rule))
  if (held.length === 0) return extraction
  const why = SAYS[lang].draft
  return {
    ...extraction,
    anomalies: anomalies.filter(({ rule }) => !ABOUT_PUBLICATION.has(rule)),
    undecided: [
      ...undecided.filter(({ rule }) => !ABOUT_PUBLICATION.has(rule)),
      ...[...new Set(held.map(({ rule }) => rule))].map((rule) => ({ rule, why })),
    ],
  }
}
