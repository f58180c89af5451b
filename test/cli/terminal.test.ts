import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { languageOf } from '../../src/cli/language.js'
import { paintFor, plain } from '../../src/cli/paint.js'
import { codePointRuns, codePoints, safe } from '../../src/safe-text.js'
import { gouji, LAUNCHER } from './gouji.js'

describe('text from outside', () => {
  it.each([
    ['\u001B]0;title\u0007', '<U+001B>]0;title<U+0007>'],
    ['2023\u202E年', '2023<U+202E>年'],
    ['a\u2066b\u2069', 'a<U+2066>b<U+2069>'],
    ['\u009B31m', '<U+009B>31m'],
    ['零\u200B宽\uFEFF', '零<U+200B>宽<U+FEFF>'],
    ['\uD800', '<U+D800>'],
    ['一\r\n二\t三', '一 二 三'],
    ['政府信息公开\u3000（试行）', '政府信息公开\u3000（试行）'],
    ['\u{20000}', '\u{20000}'],
  ])('%j prints as %j', (text, printed) => {
    expect(safe(text)).toBe(printed)
  })

  it('has code points of at least four digits', () => {
    expect(codePoints('(\u{20000}')).toBe('U+0028 U+20000')
    expect(codePointRuns('???\u{20000}\u{20000}a')).toBe('U+003F×3 U+20000×2 U+0061')
  })
})

describe('the reader’s language', () => {
  const asked = (env: Record<string, string>, platform = 'linux', system = 'en-US') =>
    languageOf({ env, platform, systemLocale: () => system })

  it.each([
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_GB' }, 'en'],
    [{ LANG: 'C.UTF-8' }, 'zh'],
    [{ LANG: 'enm_XX' }, 'zh'],
    [{}, 'zh'],
  ] as const)('%j is %s', (env, lang) => {
    expect(asked(env)).toBe(lang)
  })

  it('is the system’s own on Windows', () => {
    expect(asked({}, 'win32')).toBe('en')
    expect(asked({}, 'win32', 'zh-CN')).toBe('zh')
  })
})

describe('colour', () => {
  it('is for terminals that want it', () => {
    expect(paintFor({ isTTY: true }, {})('error', 'x')).toBe('\u001B[31mx\u001B[39m')
    for (const [stream, env] of [
      [{}, {}],
      [{ isTTY: true }, { NO_COLOR: '1' }],
      [{ isTTY: true }, { TERM: 'dumb' }],
    ] as const) {
      expect(paintFor(stream, env)).toBe(plain)
    }
  })
})

describe('ending early', () => {
  it('is silent when the reader of the output leaves', async () => {
    await gouji(['--version']) // the build is not part of this
    const child = spawn(process.execPath, [LAUNCHER, 'rules', '--json'], { stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.destroy()
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect({ code, said }).toEqual({ code: 0, said: '' })
  })

  it.skipIf(process.platform === 'win32')('leaves no stack trace on Ctrl-C (Windows has no such signal)', async () => {
    const child = spawn(process.execPath, [LAUNCHER, 'explain', '-'], { stdio: ['pipe', 'pipe', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    setTimeout(() => child.kill('SIGINT'), 1000)
    const signal = await new Promise((resolve) => child.on('close', (_code, by) => resolve(by)))
    expect({ signal, said }).toEqual({ signal: 'SIGINT', said: '' })
  })
})
