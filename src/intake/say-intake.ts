// The sentences of intake in both languages: what is wrong, and what to do about it.
import type { Lang } from '../pipeline/index.js'
import { safe } from '../safe-text.js'
import type { IntakeEvent, PassedOver, Refusal } from './intake-event.js'
import { LOST_NAME } from './lost-name.js'
import { MOST_BYTES } from './read-whole.js'

type Words = Readonly<Record<Lang, string>>

const LIMIT = `${MOST_BYTES / 1024 ** 2} MB`

const REFUSALS: Readonly<Record<Refusal['code'], (system: string) => Words>> = {
  'too-large': () => ({
    zh: `文件超出上限（${LIMIT}），未收入。请只保留报告本身后再试`,
    en: `The file is over the limit of ${LIMIT} and was not taken. Keep only the report itself and try again`,
  }),
  'not-a-file': () => ({
    zh: '这不是普通文件（而是设备、管道或文件夹），未收入。请给出文件本身',
    en: 'This is no regular file (but a device, pipe or folder) and was not taken. Give the file itself',
  }),
  link: () => ({
    zh: '这是一个链接，为安全起见不跟随。请放入文件本身',
    en: 'This is a link, which is not followed for safety. Put the file itself there',
  }),
  'still-changing': () => ({
    zh: '读取时文件一直在变，可能还在写入。请等写完后再试',
    en: 'The file kept changing while it was read; perhaps it is still being written. Try again when it is complete',
  }),
  gone: () => ({ zh: '文件已不在。请检查是否被移动或删除', en: 'The file is gone. Check whether it was moved or deleted' }),
  unreadable: (system) => ({
    zh: `读不了这个文件（${system}）。请检查权限和磁盘`,
    en: `The file cannot be read (${system}). Check its permissions and the disk`,
  }),
}

const PASSED_OVER: Readonly<Record<PassedOver, Words>> = {
  link: { zh: '是链接', en: 'it is a link' },
  temporary: { zh: '是临时文件', en: 'it is a temporary file' },
  hidden: { zh: '是隐藏文件', en: 'it is hidden' },
  'other-name': {
    zh: '扩展名不是 pdf、docx、html、htm、shtml、txt、doc、wps、ofd、xls、xlsx、rtf 之一',
    en: 'its name ends in none of pdf, docx, html, htm, shtml, txt, doc, wps, ofd, xls, xlsx, rtf',
  },
  'not-a-file': { zh: '不是普通文件', en: 'it is no regular file' },
}

const LOST_NAME_WORDS: Words = {
  zh: '文件名不是 UTF-8 编码（多半来自 Windows 的压缩包），打不开。请改名',
  en: 'its name is not UTF-8 (perhaps from an archive made on Windows) and cannot be opened. Rename it',
}

/** Why a file was not taken and what to do, in both languages. */
export function sayRefusal({ code, system }: Refusal): Words {
  return REFUSALS[code](system ?? '?')
}

/** One line for people about an event; names in it are safe for a terminal. */
export function sayEvent(event: IntakeEvent, lang: Lang): string {
  return words(event)[lang]
}

function words(event: IntakeEvent): Words {
  const path = 'path' in event ? safe(event.path) : ''
  switch (event.event) {
    case 'refused':
      return both(path, sayRefusal(event.refusal))
    case 'paused':
      return paused(event)
    case 'resumed':
      return { zh: '已恢复，继续收入', en: 'Going on' }
    case 'watching':
      return {
        zh: `正在监视文件夹 ${path}${event.polling ? '（定时查看）' : ''}`,
        en: `Watching ${path}${event.polling ? ' (by looking from time to time)' : ''}`,
      }
    case 'claimed':
      return { zh: `开始处理 ${path}`, en: `Working on ${path}` }
    case 'taken-up':
      return {
        zh: `接着处理 ${path}（上次的监视程序 ${safe(event.watcher)} 未做完）`,
        en: `Going on with ${path}, left by the watcher ${safe(event.watcher)}`,
      }
    case 'settled':
      return {
        zh: `${path}：${event.state}，已移到 ${safe(event.to)}`,
        en: `${path}: ${event.state}, moved to ${safe(event.to)}`,
      }
    case 'passed-over':
      return both(path, { zh: `未收入：${PASSED_OVER[event.why].zh}`, en: `left where it is: ${PASSED_OVER[event.why].en}` })
    default:
      return troubles(event, path)
  }
}

function paused({ freeBytes, message }: Extract<IntakeEvent, { event: 'paused' }>): Words {
  if (freeBytes === undefined) return { zh: `暂停收入：${safe(message ?? '')}`, en: `Paused: ${safe(message ?? '')}` }
  const free = `${(freeBytes / 1024 ** 2).toFixed(0)} MB`
  return {
    zh: `磁盘空间不足（剩余 ${free}），暂停收入。请腾出空间，随后自动继续`,
    en: `The disk is nearly full (${free} left): paused. Make room; it goes on by itself`,
  }
}

function troubles(
  event: Extract<IntakeEvent, { event: 'trouble' | 'no-events' | 'folder-away' | 'folder-back' | 'stopped' }>,
  path: string,
): Words {
  switch (event.event) {
    case 'trouble':
      if (event.code === LOST_NAME) return both(path, LOST_NAME_WORDS)
      return both(path, {
        zh: `暂时处理不了（${safe(event.code)}），稍后再试。请检查权限、磁盘和网络`,
        en: `cannot be handled now (${safe(event.code)}) and is tried again. Check permissions, disk and network`,
      })
    case 'no-events':
      return {
        zh: `收不到系统的文件变动通知（${safe(event.code)}），改为只定时查看`,
        en: `The system sends no more events (${safe(event.code)}): looking from time to time only`,
      }
    case 'folder-away':
      return {
        zh: `文件夹 ${path} 不可达（${safe(event.code)}），等待恢复。请检查网络共享或磁盘`,
        en: `The folder ${path} cannot be reached (${safe(event.code)}); waiting. Check the network share or disk`,
      }
    case 'folder-back':
      return { zh: `文件夹 ${path} 已恢复`, en: `The folder ${path} is back` }
    case 'stopped':
      return { zh: `已停止监视 ${path}`, en: `Stopped watching ${path}` }
  }
}

function both(path: string, { zh, en }: Words): Words {
  return { zh: `${path}：${zh}`, en: `${path}: ${en}` }
}
