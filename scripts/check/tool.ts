import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the checkout. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Runs the script of an installed package with this Node: `typescript/bin/tsc`. Works without a shell
 * and without the system's own shims, so it is the same on every platform. Resolves with what it
 * printed; rejects with the same when it does not exit with 0.
 */
export async function tool(script: string, args: readonly string[], cwd = ROOT): Promise<string> {
  const child = spawn(process.execPath, [scriptPath(script), ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new Error(said.trim() || `${script} ended with ${code}`)
  return said
}

/** `@biomejs/biome/bin/biome` → its file. Through package.json, because `exports` hides scripts. */
function scriptPath(script: string): string {
  const parts = script.split('/')
  const name = parts.slice(0, script.startsWith('@') ? 2 : 1).join('/')
  const home = packageHome(name)
  return join(home, ...parts.slice(name.split('/').length))
}

function packageHome(name: string): string {
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    if (existsSync(join(folder, name))) return join(folder, name)
  }
  throw new Error(`${name} is not installed; run npm ci`)
}
