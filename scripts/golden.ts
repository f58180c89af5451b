// `npm run golden`: writes samples/<id>/golden/extract.json from what the sources here read. Only a
// person who has looked at the difference may commit it.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { goldenText } from './demo/golden-text.js'
import { readSamples, runSample } from './demo/samples.js'

for (const sample of await readSamples()) {
  const folder = join(sample.folder, 'golden')
  const path = join(folder, 'extract.json')
  const text = goldenText((await runSample(sample, 'zh')).extraction)
  if (text === (await readFile(path, 'utf8').catch(() => null))) continue
  await mkdir(folder, { recursive: true })
  await writeFile(path, text)
  console.log(`samples/${sample.about.id}/golden/extract.json`)
}
