// People at the page: signing in and out, what a role may do, and tokens, by clicks as people make them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningReview, startReview } from '../../../scripts/screenshots/running-review.js'
import { hashPassword } from '../../../src/review/index.js'
import { openStore } from '../../../src/store/index.js'
import { NO_BROWSER, PATIENCE_MS, settled, TestBrowser, type Visitor } from './browser.js'

const PASSWORD = '长长的密码 for a test'

async function withAccounts(data: string): Promise<void> {
  const store = await openStore({ dataFolder: data, databaseUrl: undefined })
  try {
    const password = await hashPassword(PASSWORD)
    await store.desk.addAccount({ name: '陈静', role: 'admin', password }, 'test')
    await store.desk.addAccount({ name: 'li', role: 'reader', password }, 'test')
  } finally {
    await store.close()
  }
}

describe.skipIf(NO_BROWSER !== null)(`people at the page ${NO_BROWSER ?? ''}`, () => {
  let review: RunningReview
  let browser: TestBrowser
  beforeAll(async () => {
    review = await startReview(withAccounts)
    browser = await TestBrowser.open()
  }, 8 * PATIENCE_MS)
  afterAll(async () => {
    await browser?.close()
    await review?.stop()
  })

  const signIn = async ({ page }: Visitor, name: string, password = PASSWORD) => {
    await page.getByLabel('账号', { exact: false }).first().fill(name)
    await page.getByRole('textbox', { name: '密码' }).fill(password)
    await page.getByRole('button', { name: '登录' }).click()
  }

  it(
    'are asked who they are, told when the password is wrong, and led to the page they wanted',
    async () => {
      const visitor = await browser.visitor()
      const { page } = visitor
      await page.goto(`${review.url}/reports`)
      await page.waitForSelector('.login')
      await signIn(visitor, '陈静', 'not the password')
      await page.waitForSelector('.login [role=alert]')
      expect(await page.locator('.shell').count()).toBe(0)
      await signIn(visitor, '陈静')
      await page.getByRole('heading', { name: '各机关各年度报告' }).waitFor()
      await page.getByRole('button', { name: '陈静 · 管理' }).click()
      await page.getByRole('menuitem', { name: '退出登录' }).click()
      await page.waitForSelector('.login')
      await page.reload()
      await page.waitForSelector('.login')
    },
    4 * PATIENCE_MS,
  )

  it(
    'make a token that is shown once and works until it is revoked',
    async () => {
      const visitor = await browser.visitor()
      const { page } = visitor
      await page.goto(`${review.url}/account`)
      await signIn(visitor, '陈静')
      await page.getByLabel('用途').fill('nightly export')
      await page.getByRole('button', { name: '生成令牌' }).click()
      const secret = (await page.locator('[role=alert] code').textContent()) ?? ''
      const asked = () => fetch(`${review.url}/api/findings`, { headers: { authorization: `Bearer ${secret}` } })
      expect((await asked()).status).toBe(200)
      await page.reload()
      await settled(page)
      expect(await page.getByText(secret).count()).toBe(0)
      await page
        .getByRole('row', { name: /nightly export/ })
        .getByRole('button', { name: '作废' })
        .click()
      await page.getByRole('row', { name: /nightly export/ }).waitFor({ state: 'detached' })
      expect((await asked()).status).toBe(401)
    },
    4 * PATIENCE_MS,
  )

  it(
    'who only read see neither accounts nor a way to hand in',
    async () => {
      const visitor = await browser.visitor()
      const { page } = visitor
      await page.goto(`${review.url}/account`)
      await signIn(visitor, 'li')
      await page.getByRole('heading', { name: '账号与令牌' }).waitFor()
      await settled(page)
      expect(await page.getByText('账号管理').count()).toBe(0)
      await page.goto(`${review.url}/intake`)
      await settled(page)
      expect(await page.locator('.drop button').count()).toBe(0)
    },
    4 * PATIENCE_MS,
  )
})
