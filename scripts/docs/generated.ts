import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { codebookPage } from '../../src/export/index.js'
import { ruleDocs } from '../../src/rules/index.js'
import { fixerPages } from './fixer-pages.js'
import { GENERATED } from './markdown.js'

/** Pages by their path from the root, with `/`. */
export type Pages = ReadonlyMap<string, string>

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Folders that hold generated pages and nothing else. */
const FOLDERS = ['docs/rules', 'docs/fixers']

/** Writes every page anew and removes those whose rule or fixer is gone. Returns what it changed. */
export async function writeDocs(): Promise<string[]> {
  const pages = generatedPages()
  const stale = await staleDocs()
  for (const path of stale) {
    const text = pages.get(path)
    if (text === undefined) await rm(join(ROOT, path))
    else {
      await mkdir(dirname(join(ROOT, path)), { recursive: true })
      await writeFile(join(ROOT, path), text)
    }
  }
  return stale
}

/** Paths whose page is missing, differs from its source, or has no source any more. */
export async function staleDocs(): Promise<string[]> {
  const pages = generatedPages()
  const standing = (await Promise.all(FOLDERS.map(filesIn))).flat()
  const paths = [...new Set([...pages.keys(), ...standing])].sort()
  const fresh = await Promise.all(paths.map(async (path) => (await textOf(path)) === pages.get(path)))
  return paths.filter((_path, index) => !fresh[index])
}

function generatedPages(): Pages {
  const codebooks = (['zh', 'en'] as const).map((lang) => [`docs/codebook.${lang}.md`, codebookPage(lang, GENERATED)] as const)
  return new Map([...ruleDocs().map(({ path, text }) => [path, text] as const), ...fixerPages(), ...codebooks])
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(join(ROOT, folder)).catch(() => [])
  return names.map((name) => `${folder}/${name}`)
}

async function textOf(path: string): Promise<string | null> {
  return readFile(join(ROOT, path), 'utf8').catch(() => null)
}
