// `npm run docs`: writes the pages in docs/rules and docs/fixers from the rules and fixers themselves.
import { writeDocs } from './docs/generated.js'

for (const path of await writeDocs()) console.log(path)
