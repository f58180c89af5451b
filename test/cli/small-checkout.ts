import { spawn } from 'node:child_process'
import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Ended, temporaryFolder } from './gouji.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** A checkout with the real launcher and build, and a program of two files in place of the real one. */
export interface SmallCheckout {
  readonly path: string
  readonly launcher: string
  remove(): Promise<void>
  /** Makes the program print `says`. */
  program(says: string): Promise<void>
  /** Runs a script of Node with arguments, in the checkout. */
  node(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ended>
}

/** Makes one. Without `compiler`, its node_modules are empty. */
export async function smallCheckout({ compiler = true } = {}): Promise<SmallCheckout> {
  const { path, remove } = await temporaryFolder()
  for (const file of ['tsconfig.json', 'tsconfig.build.json', 'bin/gouji.js']) await cp(join(ROOT, file), join(path, file))
  const scripts = (await readdir(join(ROOT, 'scripts'))).filter((name) => name.endsWith('.js'))
  for (const name of scripts) await cp(join(ROOT, 'scripts', name), join(path, 'scripts', name))
  const description = { name: 'gouji', version: '0.0.1', type: 'module', bin: { gouji: 'bin/gouji.js' } }
  await writeFile(join(path, 'package.json'), JSON.stringify(description))
  await mkdir(join(path, 'src', 'cli'), { recursive: true })
  await mkdir(join(path, 'parsers'))
  await mkdir(join(path, 'node_modules', '@types'), { recursive: true })
  if (compiler) {
    for (const name of ['typescript', '@types/node']) {
      await symlink(join(ROOT, 'node_modules', name), join(path, 'node_modules', name), 'junction')
    }
  }
  const program = async (says: string) => {
    await writeFile(join(path, 'src', 'cli', 'says.ts'), `export const says: string = ${JSON.stringify(says)}\n`)
    await writeFile(join(path, 'src', 'cli', 'main.ts'), "import { says } from './says.js'\nconsole.log(says)\n")
  }
  await program('first')
  return {
    path,
    launcher: join(path, 'bin', 'gouji.js'),
    remove,
    program,
    node: (args, env) => runNode(args, path, env),
  }
}

function runNode(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env } })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    said.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.stderr += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code, signal) => resolve({ code, signal, ...said }))
  })
}
