// A worker that reads documents and does nothing else: for machines that are kept free for parsing. Everything is set
// by the environment (GOUJI_DATABASE_URL, GOUJI_REDIS_URL, GOUJI_BLOBS, GOUJI_CONCURRENCY).
import { localLanguage, work } from '../src/cli/index.js'

await work({ kinds: ['process'], lang: localLanguage() })
