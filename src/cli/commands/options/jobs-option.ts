import { InvalidArgumentError, Option } from 'commander'
import type { Lang } from '../../../pipeline/index.js'

const SAYS = {
  jobs: {
    zh: '用几个子进程读取（每个都限时、限内存，出错不影响别的文件）；0 为不用子进程。默认：少于 8 个文件时为 0，否则按处理器数，最多 4',
    en: 'child processes to read in, each bounded in time and memory; 0 for none. By default 0 for fewer than 8 files, else one a core, at most 4',
  },
  wrong: { zh: '请给出 0 到 64 的整数。', en: 'Give a whole number from 0 to 64.' },
}

/** Each child takes 100 MB and more; above this the number is a slip of the keys. */
const MOST_JOBS = 64

/** `--jobs N`, for commands that read several files. */
export function jobsOption(lang: Lang): Option {
  return new Option('--jobs <n>', SAYS.jobs[lang]).argParser((text) => {
    const jobs = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN
    if (jobs <= MOST_JOBS) return jobs
    throw new InvalidArgumentError(SAYS.wrong[lang])
  })
}
