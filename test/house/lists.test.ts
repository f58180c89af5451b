// Nobody scans folders at run time; each list is written by hand. Here each list and its folder agree.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parsers } from '../../parsers/index.js'
import { buildProgram } from '../../src/cli/program.js'
import { VERSION } from '../../src/pipeline/index.js'
import { FIXERS } from '../../src/repair/index.js'
import { allRules } from '../../src/rules/index.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Names of the TypeScript files of a folder, without their ending and without its face. */
function filesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .map((name) => name.replace(/\.ts$/, ''))
    .sort()
}

const sorted = (names: readonly string[]) => [...names].sort()

describe('lists and folders', () => {
  it('every fixer has its file and every file its fixer', () => {
    expect(sorted(FIXERS.map(({ id }) => id))).toEqual(filesOf('src/repair/fixers'))
  })

  it('every rule has its file and every file that exports a rule stands in the list', () => {
    const ruleFiles = filesOf('src/rules').filter((name) =>
      /^export const \w+: (?:Across)?Rule\b/m.test(readFileSync(join(ROOT, 'src/rules', `${name}.ts`), 'utf8')),
    )
    expect(sorted(allRules.map(({ id }) => id))).toEqual(ruleFiles)
  })

  it('every parser has its folder and every folder its parser', () => {
    const folders = readdirSync(join(ROOT, 'parsers'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(sorted(parsers.map(({ format }) => format))).toEqual(sorted(folders.map(({ name }) => name)))
  })

  it('every command has its file and every file its command', () => {
    const commands = buildProgram('en').commands.map((command) => command.name())
    expect(sorted(commands)).toEqual(filesOf('src/cli/commands'))
  })

  it('every sample says its own id', () => {
    const ids = readdirSync(join(ROOT, 'samples'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(ids.length).toBeGreaterThan(0)
    for (const { name } of ids) {
      expect(JSON.parse(readFileSync(join(ROOT, 'samples', name, 'about.json'), 'utf8')).id).toBe(name)
    }
  })

  it('the version is that of package.json and of the newest release in the changelog', () => {
    expect(VERSION).toBe(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version)
    expect(/^## (?!Unreleased)(\S+)/m.exec(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'))?.[1]).toBe(VERSION)
  })
})
