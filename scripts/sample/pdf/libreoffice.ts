/** The plain DOCX turned into a PDF by LibreOffice, where it is installed: another producer than Chromium. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { plain } from '../docx/plain.js'
import type { Variant } from '../variant.js'
import { withoutDates } from './print-pdf.js'

/** Converting takes some seconds; a minute means that it hangs. */
const PATIENCE_MS = 60_000

function sofficePath(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'soffice'))
    .find(existsSync)
}

export const libreoffice: Variant = {
  name: 'libreoffice',
  shows: 'the plain DOCX printed by LibreOffice',
  missing: () => (sofficePath() === undefined ? 'soffice is not on the path' : undefined),
  print: async (record, random) => {
    const soffice = sofficePath()
    if (soffice === undefined) throw new Error('this variant needs LibreOffice: soffice is not on the path')
    const folder = mkdtempSync(join(tmpdir(), 'sample-'))
    try {
      writeFileSync(join(folder, 'report.docx'), await plain.print(record, random))
      const profile = `-env:UserInstallation=file://${folder}/profile`
      spawnSync(soffice, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'report.docx')], {
        timeout: PATIENCE_MS,
      })
      return withoutDates(new Uint8Array(readFileSync(join(folder, 'report.pdf'))))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
