import type { Lang, Letters } from '../api.js'
import { ApiFailure } from '../api-failure.js'
import { newSecret } from '../guard/secrets.js'
import { type Letter, type LetterFinding, letterPage } from '../letters/letter.js'
import { evidencePicture } from '../original/evidence-picture.js'
import type { ReviewParts, Routes } from '../review-parts.js'
import { citationOf } from '../view/citation.js'
import { ruleTitle } from '../view/rule-titles.js'
import { attachment } from './attachment.js'
import { schemas } from './schemas.js'

/** Findings of one letter: nobody reads more. */
const MOST_FINDINGS = 200
/** Agencies that are listed. */
const MOST_AGENCIES = 500
/** Findings with a picture: each draws on its document, which is read for it. */
const MOST_PICTURES = 20

interface Asked {
  readonly Params: { readonly agency: string }
  readonly Querystring: { readonly year?: number; readonly lang?: Lang }
}

/** Letters with what was confirmed, for each agency. */
export const letterRoutes: Routes = (server, parts) => {
  server.get<{ Querystring: { q?: string } }>(
    '/api/letters',
    { schema: { summary: 'Letters', querystring: schemas.letters } },
    async (request): Promise<Letters> => {
      await parts.index.fresh()
      const query = { status: ['confirmed' as const], ...(request.query.q === undefined ? {} : { q: request.query.q }) }
      const rows = [...parts.index.countTogether(query, 'agency', 'year')]
        .filter(([agency]) => agency !== '')
        .map(([agency, byYear]) => ({ agency, confirmed: sumOf(byYear.values()), years: yearsOf(byYear.keys()) }))
        .sort((a, b) => b.confirmed - a.confirmed || (a.agency < b.agency ? -1 : 1))
        .slice(0, MOST_AGENCIES)
      return { rows, pdf: await parts.printer.present() }
    },
  )
  // Before the route of the page, which would take `.pdf` for a part of the name.
  server.get<Asked>(
    '/api/letters/:agency.pdf',
    { schema: { summary: 'application/pdf', params: schemas.byAgency, querystring: schemas.letter } },
    async (request, reply) => {
      if (!(await parts.printer.present())) throw new ApiFailure('not-here')
      const nonce = newSecret()
      const policy = `default-src 'none'; style-src 'nonce-${nonce}'`
      const page = letterPage(await letterOf(request, parts), nonce)
      const pdf = await parts.printer.print(
        page.replace(
          '<meta charset="utf-8">',
          `<meta charset="utf-8"><meta http-equiv="content-security-policy" content="${policy}">`,
        ),
      )
      if (!pdf) throw new ApiFailure('not-here')
      return reply
        .type('application/pdf')
        .header('content-disposition', attachment(`${request.params.agency}.pdf`))
        .send(pdf)
    },
  )
  server.get<Asked>(
    '/api/letters/:agency',
    { schema: { summary: 'text/html', params: schemas.byAgency, querystring: schemas.letter } },
    async (request, reply) => {
      const nonce = newSecret()
      const page = letterPage(await letterOf(request, parts), nonce)
      return reply
        .header(
          'content-security-policy',
          `sandbox allow-modals; default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'self'`,
        )
        .header('x-frame-options', 'SAMEORIGIN')
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(page)
    },
  )
}

function sumOf(counts: Iterable<number>): number {
  return [...counts].reduce((sum, count) => sum + count, 0)
}

function yearsOf(years: Iterable<string>): number[] {
  return [...years]
    .filter((year) => year !== '')
    .map(Number)
    .sort((a, b) => b - a)
}

async function letterOf(
  request: { readonly params: Asked['Params']; readonly query: Asked['Querystring'] },
  parts: ReviewParts,
): Promise<Letter> {
  const { agency } = request.params
  const { year, lang = 'zh' } = request.query
  await parts.index.fresh()
  const query = { status: ['confirmed' as const], agency: [agency], ...(year === undefined ? {} : { year: [year] }) }
  const { identities } = parts.index.page(query, MOST_FINDINGS)
  if (identities.length === 0) throw new ApiFailure('unknown')
  const findings: LetterFinding[] = []
  for (const [at, identity] of identities.entries()) {
    const finding = await letterFinding(identity, at < MOST_PICTURES, lang, parts)
    if (finding) findings.push(finding)
  }
  findings.sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
  return { agency, lang, at: Date.now(), findings }
}

async function letterFinding(
  identity: string,
  drawn: boolean,
  lang: Lang,
  { deps, reader }: ReviewParts,
): Promise<LetterFinding | null> {
  const anomaly = await deps.store.anomaly(identity)
  const detail = anomaly && (await deps.store.document(anomaly.sha256))
  if (!anomaly || !detail) return null
  const decisions = await deps.store.decisions(identity)
  const title = ruleTitle(anomaly.rule)
  const document = drawn ? await reader.read(anomaly.sha256) : null
  return {
    year: anomaly.year,
    title,
    message: anomaly.message,
    note: decisions.at(-1)?.note ?? '',
    seen: anomaly.evidence.map(({ seen }) => seen),
    identity,
    citation: citationOf(detail),
    picture:
      document &&
      evidencePicture(
        document,
        anomaly.evidence.map(({ place }) => place),
        title[lang],
      ),
  }
}
