// Another process on the same data folder, for tests: `lock FOLDER` takes the worker's lock and waits to be killed,
// `admit FOLDER NAME` admits a hundred documents one by one.
import { acquireWorkerLock, openSqliteStore } from '../../src/store/index.js'
import { arrival, ENGINE } from './made-readings.js'

const [what = '', folder = '', name = ''] = process.argv.slice(2)

if (what === 'lock') {
  const lock = await acquireWorkerLock(folder)
  console.log('heldBy' in lock ? 'held' : 'locked')
  setInterval(() => undefined, 1000)
} else {
  const store = await openSqliteStore(folder)
  let admitted = 0
  for (let at = 0; at < 100; at++) admitted += (await store.admit([arrival(`${name}${at}`)], ENGINE)).length
  await store.close()
  console.log(`admitted ${admitted}`)
}
