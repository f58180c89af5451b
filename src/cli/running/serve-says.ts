// What `gouji serve` and `gouji accounts` say, in both languages.
import type { Lang } from '../../pipeline/index.js'

export const SERVE_SAYS = {
  zh: {
    serving: (url: string) => `复核页面：${url}（Ctrl-C 停止）`,
    localOnly: '还没有账号：只在本机开放，本机上的人都是管理员。多人使用请先运行 gouji accounts add <用户名> --role admin',
    cannotListen: (host: string, port: number, code: string) =>
      `不能在 ${host} 的 ${port} 端口上开放（${code}）。请换一个：gouji serve --port <端口>`,
    cannotWatch: (folder: string, code: string) => `不能监视文件夹 ${folder}（${code}）。请检查设置中的 watch`,
    password: (name: string) => `${name} 的密码（至少 12 个字，不显示）：`,
    again: '再输一次：',
    passwordFromInput: '没有终端：密码从标准输入的第一行读取',
    shortPassword: '密码太短，至少 12 个字',
    longPassword: '密码太长，最多 1000 个字',
    differ: '两次输入的不一样，没有改动',
    added: (name: string, role: string) => `建立了账号 ${name}（${role}）`,
    changed: (name: string) => `已更改账号 ${name}，此账号的登录都已结束`,
    taken: (name: string) => `用户名 ${name} 已有人用`,
    unknown: (name: string) => `没有 ${name} 这个账号。gouji accounts 列出账号`,
    lastAdmin: '这是最后一个管理员，不能停用或降级',
    firstIsAdmin: '第一个账号须是管理员：加上 --role admin',
    badName: '用户名只能用文字、数字、点、横线、下划线，最多 64 个字',
    nothing: '没有要更改的：给出 --role、--password、--disable 或 --enable',
    none: '还没有账号',
    disabled: '已停用',
  },
  en: {
    serving: (url: string) => `review page: ${url} (Ctrl-C stops it)`,
    localOnly:
      'there are no accounts: only this machine is answered, and everybody at it is an admin. For several people, run gouji accounts add <name> --role admin first',
    cannotListen: (host: string, port: number, code: string) =>
      `cannot listen on port ${port} of ${host} (${code}). Choose another one: gouji serve --port <port>`,
    cannotWatch: (folder: string, code: string) =>
      `the folder ${folder} cannot be watched (${code}). Check watch in the settings`,
    password: (name: string) => `password of ${name} (at least 12 characters, not shown): `,
    again: 'once more: ',
    passwordFromInput: 'no terminal: the password is read from the first line of standard input',
    shortPassword: 'the password is too short: at least 12 characters',
    longPassword: 'the password is too long: at most 1000 characters',
    differ: 'the two are not the same; nothing was changed',
    added: (name: string, role: string) => `added the account ${name} (${role})`,
    changed: (name: string) => `changed the account ${name}; its sessions have ended`,
    taken: (name: string) => `the name ${name} is taken`,
    unknown: (name: string) => `there is no account ${name}. gouji accounts lists them`,
    lastAdmin: 'this is the last admin and has to stay one',
    firstIsAdmin: 'the first account has to be an admin: add --role admin',
    badName: 'a name has letters, digits, dots, dashes and underscores, at most 64',
    nothing: 'nothing to change: give --role, --password, --disable or --enable',
    none: 'there are no accounts',
    disabled: 'disabled',
  },
} as const satisfies Record<Lang, unknown>
