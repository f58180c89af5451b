import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { buildProgram } from '../../src/cli/program.js'
import { gouji } from './gouji.js'

const COMMANDS = buildProgram('zh').commands.map((command) => command.name())

describe('help', () => {
  it('knows the commands of the contract that exist', () => {
    expect(COMMANDS.slice(0, 5)).toEqual(['extract', 'check', 'explain', 'inspect', 'rules'])
    const running = ['accounts', 'backup', 'crawl', 'export', 'ingest', 'restore', 'serve', 'status', 'watch', 'work']
    expect(COMMANDS.slice(5).sort()).toEqual(running)
  })

  it.each(COMMANDS)('%s has help with an example, in both languages', async (name) => {
    const zh = await gouji([name, '--help'])
    const en = await gouji([name, '--help', '--lang', 'en'])
    for (const { code, stdout } of [zh, en]) {
      expect(code).toBe(0)
      expect(stdout).toContain(`gouji ${name} `)
    }
    expect(zh.stdout).toContain('例：')
    expect(en.stdout).toContain('Examples:')
    expect(en.stdout).not.toMatch(/用法|选项/)
  })

  it.each(['README.md', 'README.zh-CN.md'])('every command stands in %s', async (name) => {
    const readme = await readFile(new URL(`../../${name}`, import.meta.url), 'utf8')
    for (const command of COMMANDS) expect(readme).toContain(`gouji ${command}`)
  })
})

describe('wrong usage', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['ingest']],
    ['an unknown option', ['extract', '--nope', 'x']],
    ['a missing argument', ['extract']],
    ['a value out of range', ['check', '--fail-on', 'sometimes', 'x']],
    ['an unknown language', ['extract', '--lang', 'fr', 'x']],
    ['an option without its company', ['extract', '--document', 'x']],
    ['a rule that does not exist', ['rules', 'no-such-rule']],
  ])('%s ends with 2 and a message on stderr alone', async (_what, args) => {
    const { code, stdout, stderr } = await gouji(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/gouji/)
    expect(stderr).not.toContain('    at ') // no stack trace
  })
})

describe('gouji rules', () => {
  it('lists every rule once', async () => {
    const { allRules } = await import('../../src/rules/index.js')
    const { stdout } = await gouji(['rules'])
    expect(stdout.trim().split('\n')).toHaveLength(allRules.length)
    for (const { id } of allRules) expect(stdout).toContain(id)
  })

  it('shows one rule in the language asked for', async () => {
    const zh = await gouji(['rules', 'applications-balance'])
    const en = await gouji(['rules', 'applications-balance', '--lang', 'en'])
    expect(zh.stdout).toContain('检查什么')
    expect(en.stdout).toContain('What it checks')
  })
})
