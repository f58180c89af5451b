// `gouji export`: what the store holds, as files that others work with.
import { ExportError, exportTo } from '../../export/index.js'
import { safe } from '../../safe-text.js'
import { openStore } from '../../store/index.js'
import { exitAtLeast, INPUT_FAILED, WRONG_USAGE } from '../exit-code.js'
import { notice, print } from '../output.js'
import { ProgressLine } from './progress-line.js'
import { SAYS } from './says.js'
import { configOf, type RunningFlags, saying } from './with-app.js'

export interface ExportFlags extends RunningFlags {
  readonly to: string
  readonly json?: boolean
}

export async function exportStore(flags: ExportFlags): Promise<void> {
  const controller = new AbortController()
  const stop = () => controller.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const line = new ProgressLine()
  await saying(flags.lang, async () => {
    const { data, databaseUrl } = await configOf(flags)
    const store = await openStore({ dataFolder: data, databaseUrl: databaseUrl ?? undefined }, { readonly: true })
    try {
      const { files, rows } = await exportTo(flags.to, store.packedItems(), {
        createdAt: Date.now(),
        lang: flags.lang,
        signal: controller.signal,
        progress: (documents) => line.show(SAYS[flags.lang].exporting(documents)),
      })
      line.end()
      if (flags.json) await print(`${JSON.stringify({ files, rows })}\n`)
      else for (const { path } of files) await print(`${SAYS[flags.lang].written(safe(path))}\n`)
    } catch (error) {
      if (!(error instanceof ExportError)) throw error
      line.end()
      notice(safe(error.messages[flags.lang]))
      exitAtLeast(error.code === 'unknown-format' ? WRONG_USAGE : INPUT_FAILED)
    } finally {
      await store.close()
    }
  })
  process.off('SIGINT', stop).off('SIGTERM', stop)
}
