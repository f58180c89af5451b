// `gouji backup` and `gouji restore`: the embedded store and its originals, into a folder and back.
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { copyBlobs, openBlobs } from '../../blobs/index.js'
import { safe } from '../../safe-text.js'
import { backupStore, restoreStore, STORE_FILE } from '../../store/index.js'
import { exitAtLeast, INPUT_FAILED, WRONG_USAGE } from '../exit-code.js'
import { notice, print } from '../output.js'
import { SAYS } from './says.js'
import { configOf, type RunningFlags, saying } from './with-app.js'

/** Beside the database in a backup. */
const BLOBS = 'blobs'

export async function backup(folder: string, flags: RunningFlags): Promise<void> {
  await embedded(flags, async ({ data, blobs }) => {
    const target = resolve(folder)
    await mkdir(target, { recursive: true })
    // The database first: originals that come in meanwhile are too many, never too few.
    const { bytes } = await backupStore(data, join(target, STORE_FILE))
    const copied = await copy(blobs, join(target, BLOBS), data, flags)
    await print(`${SAYS[flags.lang].backedUp(safe(target), megabytes(bytes), copied)}\n`)
  })
}

export async function restore(folder: string, flags: RunningFlags & { readonly replace?: boolean }): Promise<void> {
  await embedded(flags, async ({ data, blobs }) => {
    const source = resolve(folder)
    // The originals first: a database without them would point at nothing.
    await copy(join(source, BLOBS), blobs, data, flags)
    const { movedTo } = await restoreStore(data, join(source, STORE_FILE), flags.replace ? { replace: true } : {})
    if (movedTo !== null) notice(SAYS[flags.lang].movedAside(safe(movedTo)))
    await print(`${SAYS[flags.lang].restored(safe(data))}\n`)
  })
}

async function embedded(
  flags: RunningFlags,
  work: (config: Awaited<ReturnType<typeof configOf>>) => Promise<void>,
): Promise<void> {
  await saying(flags.lang, async () => {
    const config = await configOf(flags)
    if (config.databaseUrl === null) return work(config)
    notice(SAYS[flags.lang].notEmbedded)
    exitAtLeast(WRONG_USAGE)
  })
}

async function copy(fromSpec: string, toSpec: string, data: string, { lang }: RunningFlags): Promise<number> {
  const from = await openBlobs(fromSpec, { dataFolder: data })
  const to = await openBlobs(toSpec, { dataFolder: data })
  try {
    const { copied, skipped, damaged } = await copyBlobs(from, to)
    if (damaged.length > 0) {
      notice(SAYS[lang].damagedBlobs(damaged.length))
      exitAtLeast(INPUT_FAILED)
    }
    return copied + skipped
  } finally {
    await to.close()
    await from.close()
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`
}
