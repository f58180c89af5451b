import { Argument, type Command, Option } from 'commander'
import type { Lang } from '../../pipeline/index.js'
import type { Role } from '../../store/index.js'
import { addCommand, type CommonOptions, outputLanguage } from './options/command.js'
import { addStoreOptions } from './options/running-options.js'

const INTRO = {
  name: 'accounts',
  about: {
    zh: '复核页面的账号：列出；建立（add）；更改（change）。密码从终端或标准输入读取',
    en: 'accounts of the review page: list them, add one, change one. Passwords are typed, or read from standard input',
  },
  json: { zh: '列出账号时输出 JSON', en: 'the list as JSON' },
  examples: ['gouji accounts', 'gouji accounts add wang --role admin', 'gouji accounts change wang --password'],
}

const SAYS = {
  role: { zh: '角色：reader 只看，reviewer 复核，admin 管理', en: 'reader looks, reviewer decides, admin keeps accounts' },
  password: { zh: '换密码', en: 'set a new password' },
  disable: { zh: '停用', en: 'shut the account' },
  enable: { zh: '恢复', en: 'open it again' },
  name: { zh: '请给出用户名。', en: 'Give the name of the account.' },
}

interface Options extends CommonOptions {
  readonly data?: string
  readonly config?: string
  readonly role?: Role
  readonly password?: boolean
  readonly disable?: boolean
  readonly enable?: boolean
}

/** `gouji accounts [add|change NAME]` */
export function defineAccounts(program: Command, lang: Lang): void {
  const command = addStoreOptions(addCommand(program, INTRO, lang), lang)
  command
    .addArgument(new Argument('[action]').choices(['list', 'add', 'change']).default('list'))
    .argument('[name]')
    .addOption(new Option('--role <role>', SAYS.role[lang]).choices(['reader', 'reviewer', 'admin']))
    .option('--password', SAYS.password[lang])
    .option('--disable', SAYS.disable[lang])
    .option('--enable', SAYS.enable[lang])
    .action(async (action: 'list' | 'add' | 'change', account: string | undefined, options: Options) => {
      const { addAccount, changeAccount, listAccounts } = await import('../running/accounts.js')
      const flags = { ...options, lang: outputLanguage(options, lang) }
      if (action === 'list') return listAccounts(flags)
      if (account === undefined) return command.error(SAYS.name[lang])
      if (action === 'add') return addAccount(account, options.role ?? 'reviewer', flags)
      return changeAccount(account, flags)
    })
}
