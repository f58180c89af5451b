// `gouji accounts`: who may come in at the review page. Passwords are typed or read from standard input, never given
// as an argument, which other people of the machine could see.
import { userInfo } from 'node:os'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { hashPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../review/index.js'
import { safe } from '../../safe-text.js'
import { type Desk, openStore, type Role } from '../../store/index.js'
import { exitAtLeast, WRONG_USAGE } from '../exit-code.js'
import { notice, print } from '../output.js'
import { SERVE_SAYS } from './serve-says.js'
import { configOf, type RunningFlags, saying } from './with-app.js'

const NAME = /^[\p{L}\p{N}._-]{1,64}$/u

export interface AccountEditFlags extends RunningFlags {
  readonly role?: Role
  readonly password?: boolean
  readonly disable?: boolean
  readonly enable?: boolean
}

export async function listAccounts(flags: RunningFlags & { readonly json?: boolean }): Promise<void> {
  await withDesk(flags, async (desk) => {
    const accounts = (await desk.accounts()).map(({ name, role, disabled, createdAt }) => ({ name, role, disabled, createdAt }))
    if (flags.json) return print(`${JSON.stringify(accounts)}\n`)
    const says = SERVE_SAYS[flags.lang]
    if (accounts.length === 0) return notice(says.none)
    for (const { name, role, disabled } of accounts)
      await print(`${safe(name)}  ${role}${disabled ? `  ${says.disabled}` : ''}\n`)
  })
}

export async function addAccount(name: string, role: Role, flags: RunningFlags): Promise<void> {
  const says = SERVE_SAYS[flags.lang]
  await withDesk(flags, async (desk) => {
    if (!NAME.test(name)) return wrong(says.badName)
    if (role !== 'admin' && !(await desk.hasAccounts())) return wrong(says.firstIsAdmin)
    if (await desk.account(name)) return wrong(says.taken(safe(name)))
    const password = await askPassword(name, flags)
    if (password === null) return
    const added = await desk.addAccount({ name, role, password: await hashPassword(password) }, whoRuns())
    if (added) notice(says.added(safe(name), role))
    else wrong(says.taken(safe(name)))
  })
}

export async function changeAccount(name: string, flags: AccountEditFlags): Promise<void> {
  const says = SERVE_SAYS[flags.lang]
  await withDesk(flags, async (desk) => {
    const { role, password, disable, enable } = flags
    if (role === undefined && !password && !disable && !enable) return wrong(says.nothing)
    const typed = password ? await askPassword(name, flags) : undefined
    if (typed === null) return
    const edit = {
      ...(role === undefined ? {} : { role }),
      ...(disable || enable ? { disabled: disable === true } : {}),
      ...(typed === undefined ? {} : { password: await hashPassword(typed) }),
    }
    const changed = await desk.changeAccount(name, edit, whoRuns())
    if (changed === 'unknown') wrong(says.unknown(safe(name)))
    else if (changed === 'last-admin') wrong(says.lastAdmin)
    else notice(says.changed(safe(name)))
  })
}

function wrong(message: string): void {
  notice(message)
  exitAtLeast(WRONG_USAGE)
}

async function withDesk(flags: RunningFlags, work: (desk: Desk) => Promise<void>): Promise<void> {
  await saying(flags.lang, async () => {
    const { data, databaseUrl } = await configOf(flags)
    const store = await openStore({ dataFolder: data, databaseUrl: databaseUrl ?? undefined })
    try {
      await work(store.desk)
    } finally {
      await store.close()
    }
  })
}

/** What the trail names as the one who did it: somebody at the machine, not an account of the page. */
function whoRuns(): string {
  try {
    return `${userInfo().username}@local`
  } catch {
    return '@local' // an id without a name, as containers have
  }
}

/** Null where none was given that can be taken; says why. */
async function askPassword(name: string, { lang }: RunningFlags): Promise<string | null> {
  const says = SERVE_SAYS[lang]
  const terminal = process.stdin.isTTY === true
  if (!terminal) notice(says.passwordFromInput)
  const [password, again] = terminal ? await typed([says.password(safe(name)), says.again]) : await firstLine()
  const refusal =
    [...password].length < SHORTEST_PASSWORD ? says.shortPassword : password.length > LONGEST_PASSWORD ? says.longPassword : null
  if (refusal === null && password === again) return password
  wrong(refusal ?? says.differ)
  return null
}

async function typed(questions: readonly [string, string]): Promise<[string, string]> {
  let silent = false
  const output = new Writable({
    write(piece, _encoding, done) {
      if (!silent) process.stderr.write(piece)
      done()
    },
  })
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  const ask = async (question: string) => {
    silent = false
    const answer = lines.question(question)
    silent = true
    const text = await answer
    process.stderr.write('\n')
    return text
  }
  try {
    return [await ask(questions[0]), await ask(questions[1])]
  } finally {
    lines.close()
  }
}

async function firstLine(): Promise<[string, string]> {
  const lines = createInterface({ input: process.stdin })
  try {
    for await (const line of lines) return [line, line]
    return ['', '']
  } finally {
    lines.close()
  }
}
