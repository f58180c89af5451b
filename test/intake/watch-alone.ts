// Watches a folder in a process of its own, until it is killed: data folder, folder to watch.
import { openBlobs } from '../../src/blobs/index.js'
import { pollResult, watchFolder } from '../../src/intake/index.js'
import { openSqliteStore } from '../../src/store/index.js'

const [dataFolder = '', inbox = ''] = process.argv.slice(2)
const engine = { version: '1', layouts: '1', rules: '1' }
const [store, blobs] = await Promise.all([openSqliteStore(dataFolder), openBlobs(undefined, { dataFolder })])
await watchFolder(
  inbox,
  {
    store,
    blobs,
    engine,
    log: (event) => process.stdout.write(`${JSON.stringify(event)}\n`),
    result: (sha256, signal) => pollResult(store, sha256, signal),
  },
  { signal: new AbortController().signal, stableMs: 100, interval: 300 },
)
