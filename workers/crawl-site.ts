// A worker that crawls sites and does nothing else: the one that needs a way to the outside, while those that read
// documents need none. Set by the environment as they are; answers on the port after that of the comparing one.
import { HEALTH_PORT, localLanguage, work } from '../src/cli/index.js'

await work({ kinds: ['crawl'], healthPort: HEALTH_PORT + 2, lang: localLanguage() })
