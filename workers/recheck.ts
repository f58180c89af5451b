// A worker that compares reports with each other and does nothing else. One is enough for many readers; it is set by
// the environment as they are, and answers on the port after theirs.
import { HEALTH_PORT, localLanguage, work } from '../src/cli/index.js'

await work({ kinds: ['recheck'], healthPort: HEALTH_PORT + 1, lang: localLanguage() })
