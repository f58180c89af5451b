import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { ROOT } from './tool.js'

/** The door of the pure zone: what a page in a browser would import. */
const ENTRY = 'src/pipeline/index.ts'

/**
 * Bundles the pure stages for a browser and fails when our own code reaches for Node. Packages decide
 * for themselves (their `browser` fields count), but what they leave unresolved fails as well.
 */
export async function checkBundle(entry = join(ROOT, ENTRY)): Promise<string> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    outdir: 'bundle',
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    metafile: true,
    logLevel: 'silent',
    plugins: [refuseNode],
  })
  return `${Object.keys(metafile.inputs).length} modules`
}

const refuseNode: Plugin = {
  name: 'refuse-node',
  setup({ onResolve }) {
    onResolve({ filter: /.*/ }, ({ path, importer }) =>
      isBuiltin(path) ? { errors: [{ text: `${path} is part of Node; imported by ${importer}` }] } : undefined,
    )
  },
}
