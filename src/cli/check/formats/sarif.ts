// SARIF 2.1.0 (OASIS), which code hosts and editors read. Streamed: the list of results is opened, filled and closed.
import { pathToFileURL } from 'node:url'
import type { Place } from '../../../document/index.js'
import { type Lang, VERSION } from '../../../pipeline/index.js'
import { allRules } from '../../../rules/index.js'
import type { Checked, Finding, Format } from '../checked.js'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const

/** One log with one run. Places that are no line of a text are named as logical locations. */
export function sarifFormat(lang: Lang): Format {
  let first = true
  return {
    begin: () => {
      const rules = allRules.map(({ id, title, about, severity }) => ({
        id,
        shortDescription: { text: title[lang] },
        fullDescription: { text: about.checks[lang] },
        defaultConfiguration: { level: LEVELS[severity] },
      }))
      const driver = { name: 'gouji', version: VERSION, rules }
      const head = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0' }
      return `${JSON.stringify(head).slice(0, -1)},"runs":[{"tool":${JSON.stringify({ driver })},"columnKind":"utf16CodeUnits","results":[`
    },
    record: (checked) =>
      checked.extraction.anomalies
        .map((finding) => {
          const comma = first ? '' : ','
          first = false
          return `${comma}\n${JSON.stringify(resultOf(finding, checked))}`
        })
        .join(''),
    end: () => '\n]}]}\n',
  }
}

const ORDER = new Map(allRules.map(({ id }, index) => [id, index]))

function resultOf({ rule, severity, message, evidence, identity, cells }: Finding, { path, extraction }: Checked): object {
  return {
    ruleId: rule,
    ruleIndex: ORDER.get(rule) ?? -1,
    level: LEVELS[severity],
    message: { text: message },
    locations: evidence.slice(0, 10).map(({ seen, place }) => ({
      physicalLocation: {
        artifactLocation: { uri: uriOf(path) },
        ...(place.in === 'text' ? { region: { startLine: place.line, snippet: { text: seen } } } : {}),
      },
      ...(place.in === 'text' ? {} : { logicalLocations: [{ fullyQualifiedName: nameOf(place) }] }),
    })),
    partialFingerprints: { 'goujiIdentity/v1': identity },
    properties: { agency: extraction.report?.agency ?? null, year: extraction.report?.year ?? null, cells },
  }
}

/** Relative paths stay relative, so that a log means the same on every machine. */
function uriOf(path: string): string {
  const absolute = path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)
  return absolute ? pathToFileURL(path).href : path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
}

function nameOf(place: Exclude<Place, { in: 'text' }>): string {
  if (place.in !== 'pdf') return place.path
  const { x0, y0, x1, y1 } = place.box
  return `page ${place.page} [${x0} ${y0} ${x1} ${y1}]`
}
