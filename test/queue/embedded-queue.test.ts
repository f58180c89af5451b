// The embedded queue: the contract, and what is peculiar to a file.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openQueue } from '../../src/queue/index.js'
import { queueContract } from '../contracts/queue.js'

const folders: string[] = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-queue-'))
  folders.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

queueContract('embedded', { dataFolder: newFolder() })

it('keeps its jobs when it is opened again', async () => {
  const dataFolder = newFolder()
  const queue = await openQueue({ dataFolder })
  await queue.enqueue([{ kind: 'process', key: 'a' }])
  await queue.close()
  const again = await openQueue({ dataFolder })
  expect((await again.claim(['process'], 0))?.job.key).toBe('a')
  await again.close()
})

it('puts a damaged file aside and says so', async () => {
  const dataFolder = newFolder()
  writeFileSync(join(dataFolder, 'queue.db'), 'no database at all, '.repeat(500))
  const said: string[] = []
  const queue = await openQueue({ dataFolder, warn: (message) => said.push(message) })
  await queue.enqueue([{ kind: 'process', key: 'a' }])
  expect((await queue.claim(['process'], 0))?.job.key).toBe('a')
  await queue.close()
  expect(said).toHaveLength(1)
  expect(readdirSync(dataFolder).filter((name) => name.includes('damaged'))).toHaveLength(1)
})
