// Puts random blobs into a folder until the test kills it; says so once ten are in.
import { createHash, randomBytes } from 'node:crypto'
import { openBlobs } from '../../src/blobs/index.js'

const blobs = await openBlobs(process.argv[2], { dataFolder: process.argv[2] ?? '' })
for (let i = 0; ; i++) {
  const bytes = randomBytes(300_000)
  await blobs.put(createHash('sha256').update(bytes).digest('hex'), bytes)
  if (i === 10) process.stdout.write('going')
}
