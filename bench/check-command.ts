// Time and memory of the command itself: 20 years of N agencies as files in a folder, through `gouji check --json`.
// Run `npx tsx bench/check-command.ts [--agencies 500] [--format html|text] [--jobs 0]`. Budget: 10,000 files within 512 MB,
// and ten times the files in about ten times the time; a tenth of the agencies is measured first. With `--jobs 0` the command
// parses in its own process; otherwise in children, whose memory is not counted.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { print, randomRecord, type SampleFormat } from '../scripts/sample/index.js'
import type { Agency } from '../scripts/sample/random-agency.js'

const YEARS = 20
const FIRST_YEAR = 2006
const FIRST_YEAR_OF_2021_FORM = 2021
const BUREAUS = ['财政局', '教育局', '水利局', '民政局', '司法局', '审计局', '统计局', '林业局', '档案局', '人民政府']
const NAMES = '甲乙丙丁戊己庚辛壬癸'
const STYLES: Readonly<Record<string, string>> = { html: 'plain', text: 'lines' }
/** What bin/gouji.js starts once dist/ is up to date; a build must not count. */
const COMMAND = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url))
const MEBIBYTE = 1024 * 1024

function agencyOf(index: number): Agency {
  const county = Math.floor(index / BUREAUS.length)
  const place = `${[...String(county).padStart(2, '0')].map((digit) => NAMES[Number(digit)]).join('')}县`
  const body = BUREAUS[index % BUREAUS.length] as string
  const government = body === '人民政府'
  return {
    name: `${place}${body}`,
    short: government ? `${place}${body}` : body,
    level: 'county',
    government,
    self: government ? '我县' : '我局',
    area: '全县',
    parents: '',
  }
}

/** One folder an agency, as an archive of reports has them. Returns the bytes written. */
async function writeFiles(folder: string, agencies: number, format: SampleFormat): Promise<number> {
  let bytes = 0
  for (let index = 0; index < agencies; index++) {
    const own = join(folder, String(index).padStart(4, '0'))
    mkdirSync(own)
    for (let year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
      const form = year < FIRST_YEAR_OF_2021_FORM ? '2019' : '2021'
      const record = randomRecord(index * YEARS + year, { of: agencyOf(index), year, form, density: 0.33 })
      const printed = await print(record, format, STYLES[format] as string, year)
      writeFileSync(join(own, `${year}.${format === 'text' ? 'txt' : format}`), printed)
      bytes += printed.length
    }
  }
  return bytes
}

interface Measured {
  readonly seconds: number
  /** Largest resident memory of the process, in bytes. */
  readonly peak: number
  readonly code: number | null
}

/** The largest resident memory so far, in bytes; 0 where the system does not say. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    // The process has ended between two looks, or this system has no /proc.
    return 0
  }
}

async function runCheck(folder: string, jobs: string | undefined): Promise<Measured> {
  const started = performance.now()
  const options = jobs === undefined ? [] : ['--jobs', jobs]
  const child = spawn(process.execPath, [COMMAND, 'check', '--json', ...options, folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let peak = 0
  const look = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid as number))
  }, 100)
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve))
  clearInterval(look)
  return { seconds: (performance.now() - started) / 1000, peak, code }
}

async function measure(agencies: number, format: SampleFormat, jobs: string | undefined): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-check-'))
  try {
    const bytes = await writeFiles(folder, agencies, format)
    const measured = await runCheck(folder, jobs)
    const files = agencies * YEARS
    console.log(
      `${files} ${format} files (${Math.round(bytes / MEBIBYTE)} MB): ${measured.seconds.toFixed(1)} s, ` +
        `${((measured.seconds * 1000) / files).toFixed(1)} ms each, largest memory ${Math.round(measured.peak / MEBIBYTE)} MB, exit ${measured.code}`,
    )
    return measured
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const { values } = parseArgs({
  options: {
    agencies: { type: 'string', default: '500' },
    format: { type: 'string', default: 'html' },
    jobs: { type: 'string' },
  },
})
const agencies = Number(values.agencies)
if (!Number.isSafeInteger(agencies) || agencies < 10 || STYLES[values.format] === undefined)
  throw new Error('--agencies must be a whole number from 10 on, --format html or text')
execFileSync(process.execPath, ['bin/gouji.js', '--version'], { stdio: 'inherit' })
const small = await measure(Math.round(agencies / 10), values.format as SampleFormat, values.jobs)
const large = await measure(agencies, values.format as SampleFormat, values.jobs)
console.log(`ten times the files took ${(large.seconds / small.seconds).toFixed(1)} times as long`)
