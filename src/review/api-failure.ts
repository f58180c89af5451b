import type { ApiError, ApiErrorCode, Said } from './api.js'

const STATUS: Readonly<Record<ApiErrorCode, number>> = {
  'wrong-request': 400,
  'not-signed-in': 401,
  'wrong-password': 401,
  'not-allowed': 403,
  csrf: 403,
  'wrong-host': 421,
  unknown: 404,
  'not-here': 404,
  conflict: 409,
  'too-large': 413,
  refused: 422,
  locked: 429,
  'too-many': 429,
  bug: 500,
  'try-later': 503,
}

const MESSAGES: Readonly<Record<ApiErrorCode, Said>> = {
  'wrong-request': { zh: '请求的格式不对', en: 'The request is not as it should be' },
  'not-signed-in': { zh: '请先登录', en: 'Sign in first' },
  'wrong-password': { zh: '用户名或密码不对', en: 'The name or the password is wrong' },
  'not-allowed': { zh: '您的权限不够，请联系管理员', en: 'Your role does not allow this; ask an admin' },
  csrf: { zh: '页面已过期，请刷新后再试', en: 'The page is out of date: load it again and repeat' },
  'wrong-host': {
    zh: '只接受以本机地址访问：请用 127.0.0.1 或 localhost 打开',
    en: 'Only this machine’s own address is answered: open 127.0.0.1 or localhost',
  },
  unknown: { zh: '没有找到', en: 'Not found' },
  'not-here': { zh: '这里没有这项内容', en: 'This is not to be had here' },
  conflict: {
    zh: '此问题在您查看之后已有变动，请重新查看再决定',
    en: 'It changed since you looked: look again, then decide',
  },
  'too-large': { zh: '内容太大，未收入', en: 'Too large; not taken' },
  refused: { zh: '不能这样做', en: 'This cannot be done' },
  locked: { zh: '多次登录失败，请稍后再试', en: 'Too many failed logins: wait, then try again' },
  'too-many': { zh: '请求太频繁，请稍后再试', en: 'Too many requests: wait, then try again' },
  bug: { zh: '程序出错，已记入日志', en: 'An error of the program; it is in the log' },
  'try-later': { zh: '系统暂时不可用，请稍后再试', en: 'Not ready now: try again later' },
}

/** An answer that is not 2xx, thrown from anywhere in a route. `message`: instead of the code's own. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  readonly status: number
  readonly body: ApiError

  constructor(
    code: ApiErrorCode,
    more: { readonly message?: Said; readonly now?: ApiError['now']; readonly retryAfter?: number } = {},
  ) {
    const { message = MESSAGES[code], now, retryAfter } = more
    super(message.en)
    this.status = STATUS[code]
    this.body = { error: code, message, ...(now ? { now } : {}), ...(retryAfter === undefined ? {} : { retryAfter }) }
  }
}

/** A sentence of the store, Chinese first, then English, as one in both languages. */
export function saidBoth(message: string): Said {
  const at = message.search(/(?<=[。）])\s*(?=[A-Z])/)
  if (at <= 0) return { zh: message, en: message }
  return { zh: message.slice(0, at).trim(), en: message.slice(at).trim() }
}
