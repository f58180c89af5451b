// The fake sites by hand: `tsx test/fake-sites/serve.ts [first port]`. Prints a sites.yaml for them and stays until stopped.
import { fakeSites } from './fake-sites.js'
import { FakeWeb } from './fake-web.js'
import { trapSite } from './trap-site.js'

const first = Number(process.argv[2] ?? 8100)
const web = new FakeWeb()
const lines = ['contact: desk@example.org', 'sites:']
for (const [index, make] of [...Object.values(fakeSites), trapSite].entries()) {
  const site = await make()
  const { start } = await web.serve(site, '127.0.0.1', first + index)
  lines.push(`  - {name: ${site.name}, start: '${start}', agency: many, delay: 100ms} # ${site.truth.length} reports`)
}
process.stdout.write(`${lines.join('\n')}\n`)
