// Memory and time of checking reports against each other: 20 years of N agencies, drawn from a seed, added one by
// one as the command line does. Run `npx tsx --expose-gc bench/check-scale.ts`. Budget: 10,000 reports within
// 512 MB, and ten times the reports in about ten times the time.
import { AcrossCheck, type Extraction } from '../src/pipeline/index.js'

const YEARS = 20
const COLUMNS = ['naturalPerson', 'enterprise', 'research', 'publicInterest', 'legalService', 'otherOrganization', 'total']
const ROWS = ['newlyReceived', 'carriedIn', 'results.disclosed', 'results.partiallyDisclosed', 'results.withheld.stateSecret']
  .concat(['prohibitedByLaw', 'securityStability', 'thirdPartyRights', 'internalAffairs'].map((row) => `results.withheld.${row}`))
  .concat(['deliberativeProcess', 'enforcementFile', 'statutoryEnquiry'].map((row) => `results.withheld.${row}`))
  .concat(['notHeld', 'requiresCreation', 'unclearAfterCorrection'].map((row) => `results.unavailable.${row}`))
  .concat(
    ['petitionComplaint', 'repeated', 'publishedMaterial', 'excessive', 'reconfirmation'].map((row) => `results.declined.${row}`),
  )
  .concat(['correctionOverdue', 'feeUnpaid', 'other'].map((row) => `results.otherHandling.${row}`))
  .concat(['results.total', 'carriedOut'])
const BUREAUS = [
  '财政局',
  '教育局',
  '水利局',
  '民政局',
  '司法局',
  '审计局',
  '统计局',
  '林业局',
  '档案局',
  '交通运输局',
  '人民政府',
]

/** A linear congruential generator: the same reports on every machine. */
function drawer(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A report of the size of a real one: 200 figures, of which a third are not 0, and two sections of prose. */
function makeReport(agency: number, year: number): Extraction {
  const draw = drawer(agency * 100 + year)
  const cells: Record<string, Extraction['cells'][string]> = {}
  const add = (key: string) => {
    const value = draw(3) === 0 ? draw(200) : 0
    const at = Object.keys(cells).length
    const box = { x0: 72.35 + at, y0: 100.12, x1: 90.44 + at, y1: 112.58 }
    cells[key] = { value, state: 'value', raw: String(value), place: { in: 'pdf', page: 3, box } }
  }
  for (const row of ['rules', 'normativeDocuments'])
    for (const column of ['issued', 'repealed', 'inForce']) add(`proactive.${row}.${column}`)
  for (const row of ['licensing', 'penalties', 'coercion']) add(`proactive.${row}.decisions`)
  for (const row of ROWS) for (const column of COLUMNS) add(`applications.${row}.${column}`)
  const text = (length: number) => Array.from({ length }, () => String.fromCodePoint(0x4e00 + draw(3500))).join('')
  const county = `第${Math.floor(agency / BUREAUS.length)}县`.replace(
    /\d/g,
    (digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)] as string,
  )
  return {
    schema: 'gouji/1',
    engine: { version: '', layouts: '', rules: '' },
    source: { sha256: (agency * 10_000 + year).toString(16).padStart(64, '0'), bytes: 300_000, format: 'pdf' },
    status: 'complete',
    report: {
      title: '',
      agency: `${county}${BUREAUS[agency % BUREAUS.length]}`,
      year,
      period: null,
      signedOn: null,
      sections: [
        { number: 1, heading: '一、总体情况', text: text(700) },
        { number: 5, heading: '五、存在的主要问题及改进情况', text: text(300) },
      ],
    },
    layouts: { proactive: '2021', applications: '2021', disputes: '2021' },
    cells,
    repairs: [],
    anomalies: [],
    undecided: [],
    notes: [],
  }
}

function measure(agencies: number): void {
  const started = performance.now()
  const check = new AcrossCheck()
  let making = 0
  for (let agency = 0; agency < agencies; agency++) {
    for (let year = 2003; year < 2003 + YEARS; year++) {
      const before = performance.now()
      const report = makeReport(agency, year)
      making += performance.now() - before
      check.add(report)
    }
  }
  const added = performance.now()
  globalThis.gc?.()
  const kept = process.memoryUsage()
  const found = check.finish()
  const finished = performance.now()
  const findings = [...found.values()].reduce((sum, { anomalies }) => sum + anomalies.length, 0)
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)
  const reports = agencies * YEARS
  console.log(
    `${reports} reports: add ${((added - started - making) / reports).toFixed(2)} ms each, finish ${((finished - added) / reports).toFixed(2)} ms each, ` +
      `kept ${megabytes(kept.heapUsed + kept.arrayBuffers)} MB (${Math.round((kept.heapUsed + kept.arrayBuffers) / reports / 1024)} KB each), ` +
      `largest process ${megabytes(process.resourceUsage().maxRSS * 1024)} MB, ${findings} findings`,
  )
}

measure(50)
measure(500)
