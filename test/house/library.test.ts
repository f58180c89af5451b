// The library as another project installs it: packed, without sources and without our development
// packages, seen through its own package.json.
import { spawn } from 'node:child_process'
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gouji, temporaryFolder } from '../cli/gouji.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const SOUND = join(ROOT, 'samples', 'sound-2023-html', 'source.html')

let project: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  await gouji(['--version']) // brings dist/ up to date
  project = await temporaryFolder()
  const home = join(project.path, 'node_modules', 'gouji')
  await mkdir(home, { recursive: true })
  const { files, dependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  for (const part of ['package.json', ...files]) await cp(join(ROOT, part), join(home, part), { recursive: true })
  for (const name of Object.keys(dependencies)) {
    const to = join(project.path, 'node_modules', name)
    await mkdir(join(to, '..'), { recursive: true })
    if (name === 'pdfjs-dist') await emptyPackage(name, to)
    else await symlink(join(ROOT, 'node_modules', name), to, 'junction')
  }
}, 120_000) // the build may be due
afterAll(() => project.remove())

/** An installed package without any code: whoever loads it fails. */
async function emptyPackage(name: string, path: string): Promise<void> {
  await mkdir(path)
  await writeFile(join(path, 'package.json'), JSON.stringify({ name, version: '0.0.0' }))
}

/** Runs a module of the other project; what it prints as JSON. */
async function evaluate(source: string): Promise<unknown> {
  await writeFile(join(project.path, 'main.mjs'), source)
  const child = spawn(process.execPath, ['main.mjs'], { cwd: project.path })
  let said = ''
  let complaint = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    complaint += chunk
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' })
  return JSON.parse(said)
}

describe('the library', () => {
  it('exports what the contract names and nothing else', async () => {
    const names = await evaluate("import * as all from 'gouji'\nconsole.log(JSON.stringify(Object.keys(all)))")
    expect(names).toEqual(['check', 'decode', 'extract', 'fold', 'repairText'])
  })

  it('comes with declarations', async () => {
    const declared = await readFile(join(project.path, 'node_modules', 'gouji', 'dist', 'src', 'index.d.ts'), 'utf8')
    for (const name of ['check', 'decode', 'extract', 'fold', 'repairText']) expect(declared).toContain(name)
  })

  it('reads an HTML file without loading the PDF engine', async () => {
    const result = await evaluate(`
      import { readFileSync } from 'node:fs'
      import { extract } from 'gouji'
      const record = await extract(new Uint8Array(readFileSync(${JSON.stringify(SOUND)})))
      console.log(JSON.stringify({ status: record.status, path: 'path' in record.source }))
    `)
    expect(result).toEqual({ status: 'complete', path: false })
  })

  it('mends, folds and decodes', async () => {
    const result = await evaluate(`
      import { decode, fold, repairText } from 'gouji'
      const bytes = Uint8Array.of(0xd5, 0xfe, 0xb8, 0xae)
      console.log(JSON.stringify([repairText('總計').text, fold('總計'), decode(bytes, { charset: 'gbk' }).text]))
    `)
    expect(result).toEqual(['總計', '总计', '政府'])
  })

  it('carries no sources', async () => {
    const home = join(project.path, 'node_modules', 'gouji')
    expect((await readdir(home)).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'README.zh-CN.md',
      'bin',
      'dist',
      'package.json',
    ])
  })
})
