// Two that want the same: two watchers of one folder, two programs on one store.
import { copyFile, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Drill } from './drill.js'
import { judge } from './judge.js'
import { until } from './until.js'
import { must } from './verdict.js'

/** Ending of the note that is put beside a file. */
const NOTE = /\.(txt|md|json)$/

const twoWatchers: Drill = {
  name: 'two-watchers',
  about: 'two programs watch one folder into which documents are copied',
  modes: ['embedded'],
  short: [],
  run: async (ground) => {
    const inbox = await ground.makeFolder('inbox')
    const watchers = [1, 2].map(() => ground.gouji(['watch', inbox, '--settle', '1', '--json']))
    await until('the folder is watched', async () => (await readdir(inbox)).length > 0)
    const names = await readdir(ground.documents)
    for (const name of names) await copyFile(join(ground.documents, name), join(inbox, name))
    await until('everything is put away', async () => {
      const put = await ground.files('inbox')
      return names.every((name) => put.some((path) => /\/(done|failed)\//.test(path) && basename(path) === name))
    })
    await ground.untilQuiet()
    for (const { code, signal } of await Promise.all(watchers.map((one) => one.kill('SIGTERM'))))
      must(signal === null, `a watcher ended with ${code ?? signal}`)
    const put = (await ground.files('inbox')).map((path) => basename(path))
    const twice = put.filter((name, at) => put.indexOf(name) !== at)
    must(twice.length === 0, `there twice: ${twice.slice(0, 3).join(', ')}`)
    must(put.filter((name) => NOTE.test(name)).length > 0, 'there are no notes')
    return `${names.length} files, each put away once; ${await judge(ground)}`
  },
}

const twoOnOneStore: Drill = {
  name: 'two-on-one-store',
  about: 'two programs take the same documents into one SQLite file at the same time; the first ends before the second',
  modes: ['embedded'],
  short: ['embedded'],
  run: async (ground) => {
    const both = [1, 2].map(() => ground.gouji(['ingest', ground.documents]))
    const ends = await Promise.all(both.map(({ ended }) => ended))
    const said = both.filter(({ stderr }) => stderr.includes('another gouji')).length
    must(said === 1, `${said} of two say that another one works`)
    must(
      ends.every(({ code }) => code === 3),
      `ended with ${ends.map(({ code, signal }) => code ?? signal).join(' and ')}`,
    )
    return `one worked, one waited; ${await judge(ground)}`
  },
}

export const sharingDrills: readonly Drill[] = [twoWatchers, twoOnOneStore]
