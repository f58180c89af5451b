import { defineConfig } from 'vitest/config'
import { SLOW } from './vitest.config.js'

export default defineConfig({ test: { include: SLOW, testTimeout: 120_000, fileParallelism: false } })
