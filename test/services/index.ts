export { startPostgres, type TestPostgres } from './postgres.js'
export { startRedis, type TestRedis } from './redis.js'
export { startS3, type TestS3 } from './s3.js'
