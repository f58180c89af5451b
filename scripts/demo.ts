// `npm run demo`: reads the samples, prints what a person would see, and says whether that is what
// each sample announces in its about.json. Ends with 0 only if it is.
import { localLanguage, paintFor, showRecord, spotsOf } from '../src/cli/index.js'
import { differences } from './demo/differences.js'
import { readSamples, runSample } from './demo/samples.js'

const SAYS = {
  asExpected: { zh: '与预期一致', en: 'as expected' },
  differs: { zh: '与预期不同', en: 'not as expected' },
  all: { zh: (n: number) => `${n} 份样本全部与预期一致`, en: (n: number) => `all ${n} samples are as expected` },
  some: {
    zh: (ids: string) => `与预期不同的样本：${ids}`,
    en: (ids: string) => `samples that are not as expected: ${ids}`,
  },
}

const lang = localLanguage()
const paint = paintFor(process.stdout, process.env)
const samples = await readSamples()
if (samples.length === 0) throw new Error('there are no samples')
const wrong: string[] = []

for (const sample of samples) {
  const run = await runSample(sample, lang)
  const { about } = sample
  console.log(`${paint('strong', `# ${about.title[lang]}`)}\n  ${about.shows[lang]}\n`)
  process.stdout.write(showRecord(sample.shownPath, run.extraction, spotsOf(run.parsed), { lang, paint }))
  const found = differences(sample, run.extraction)
  if (found.length > 0) wrong.push(about.id)
  console.log(found.length === 0 ? `  ✓ ${paint('good', SAYS.asExpected[lang])}` : `  ✗ ${paint('error', SAYS.differs[lang])}`)
  for (const line of found) console.log(`    ${line}`)
  console.log()
}

if (wrong.length === 0) console.log(SAYS.all[lang](samples.length))
else {
  console.error(SAYS.some[lang](wrong.join(', ')))
  process.exitCode = 1
}
