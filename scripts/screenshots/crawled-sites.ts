import { openStore } from '../../src/store/index.js'

/** Milliseconds. */
const DAY = 24 * 60 * 60_000

/** Leaves sites in a new store as crawls leave them: one done, one that asks visitors to prove themselves, one that waits. */
export async function crawledSites(data: string): Promise<void> {
  const store = await openStore({ dataFolder: data, databaseUrl: undefined })
  try {
    const { sites } = store.crawl
    const now = Date.now()
    const leave = async (site: string, outcome: Partial<Parameters<typeof sites.answer>[2]>) => {
      const ordered = await sites.order(site, '{}')
      await sites.answer(site, ordered, {
        site,
        status: 'done',
        dueAt: null,
        requests: 0,
        bytes: 0,
        reports: 0,
        remarks: [],
        ...outcome,
      })
    }
    await leave('禾阳市平川县', { requests: 214, reports: 6 })
    await leave('望江台区', {
      status: 'blocked',
      remarks: [
        {
          code: 'challenge',
          url: 'https://www.example.gov.cn/',
          zh: '网站要求浏览器验证，没有绕过。请在浏览器里下载年报，再用 gouji ingest 或“收件”页导入',
          en: 'The site asks for a check in a browser, which is not worked around. Download its reports in a browser and hand them in with gouji ingest or on the page Intake',
        },
      ],
    })
    await leave('听松镇', { status: 'waiting', dueAt: now + DAY })
    for (const [at, year] of [2021, 2022, 2023, 2023, 2024].entries()) {
      const sha256 = String(at).padStart(64, '0')
      const url = `https://www.example.gov.cn/zfxxgk/${at}.html`
      const about = { article: null, title: `平川县某局${at}${year}年报`, agency: `平川县${'甲乙丙丁戊'[at]}局`, year, notes: [] }
      await sites.note({ site: '禾阳市平川县', url, sha256, ...about, fetchId: String(at), foundAt: now })
    }
  } finally {
    await store.close()
  }
}
