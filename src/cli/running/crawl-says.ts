// What `gouji crawl` and `gouji status --sites` say, in both languages.
import type { Lang } from '../../pipeline/index.js'

export const CRAWL_SAYS = {
  zh: {
    waitsForCrawlers: '网站由 gouji work --kinds crawl 的进程访问；如果还没有启动，请在某台机器上运行。这里等待结果',
    busy: (site: string) => `${site}：另一个进程正在访问（或刚刚中断），等它结束`,
    check: '按这份设置会这样做（没有访问任何网站）：',
    plan: {
      agency: '单位',
      many: '多个单位',
      hosts: '主机',
      delay: '间隔',
      finding: { patterns: '按给出的样式', find: '自己找年报栏目' },
      robotsIgnored: '不理会 robots.txt（须有网站方书面同意）',
      tls: 'TLS',
      atMost: (requests: number, minutes: number) => `最多 ${requests} 次访问，约 ${minutes} 分钟`,
      next: '下次',
      now: '现在',
      season: '公布季（1 月 15 日至 4 月 10 日）',
    },
    line: (pages: number, reports: number, left: number) => `已读 ${pages} 页，年报 ${reports} 份，待读 ${left} 页`,
    headings: ['网站', '状态', '年报（按年）', '新', '更新', '未读成', '访问'],
    until: (time: string) => `到 ${time}`,
    goesOn: '没有做完的：再次运行同一命令会接着做；加 --repeat 则一直运行，到时自动继续',
    nextAt: (time: string) => `下一次访问：${time}。Ctrl-C 停止`,
    workersGoOn: '已停止等待；工作进程会继续访问这些网站。gouji status --sites 查看进展',
    noSites: '还没有访问过网站。请先运行 gouji crawl sites.yaml',
    noFetches: '这些网站还没有访问记录，没有写 WARC',
    archived: (path: string, records: number, bodies: number) => `已写入 ${path}（${records} 条记录，其中 ${bodies} 份带正文）`,
    coverage: (year: number, have: number, all: number) =>
      `${year} 年度：名单上 ${all} 个单位，${have} 个有年报，缺 ${all - have} 个`,
    fetched: (url: string) => `已取得 ${url}`,
  },
  en: {
    waitsForCrawlers:
      'sites are asked by processes of gouji work --kinds crawl; if there is none yet, start one on some machine. The results are waited for here',
    busy: (site: string) => `${site}: another process asks it (or has just died); waiting for it to end`,
    check: 'this is what would be done (nothing was asked):',
    plan: {
      agency: 'agency',
      many: 'many',
      hosts: 'hosts',
      delay: 'delay',
      finding: { patterns: 'by the patterns given', find: 'looks for the column of reports itself' },
      robotsIgnored: 'robots.txt is ignored (needs the owner’s written consent)',
      tls: 'TLS',
      atMost: (requests: number, minutes: number) => `at most ${requests} requests, about ${minutes} minutes`,
      next: 'next run',
      now: 'now',
      season: 'publication season (15 January to 10 April)',
    },
    line: (pages: number, reports: number, left: number) => `${pages} pages read, ${reports} reports, ${left} pages to go`,
    headings: ['site', 'state', 'reports by year', 'new', 'changed', 'not read', 'requests'],
    until: (time: string) => `until ${time}`,
    goesOn: 'what is not done goes on when the same command is run again; --repeat keeps running and goes on by itself',
    nextAt: (time: string) => `next run: ${time}. Ctrl-C stops`,
    workersGoOn: 'no longer waiting; the workers go on with these sites. See gouji status --sites',
    noSites: 'no site was crawled yet: run gouji crawl sites.yaml first',
    noFetches: 'these sites were never asked; no WARC was written',
    archived: (path: string, records: number, bodies: number) =>
      `wrote ${path} (${records} records, ${bodies} of them with a body)`,
    coverage: (year: number, have: number, all: number) =>
      `${year}: of ${all} agencies in the list ${have} have a report, ${all - have} have none`,
    fetched: (url: string) => `fetched ${url}`,
  },
} as const satisfies Record<Lang, unknown>
