// What an S3 server says, in our words: away or overloaded passes, a wrong setting does not.
import { S3ServiceException } from '@aws-sdk/client-s3'
import { TryLater } from '../errors.js'

const RETRY_MS = 5000
const BROKEN = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/
const BROKEN_NAMES = new Set([
  'TimeoutError',
  'NetworkingError',
  'AbortError',
  'RequestTimeout',
  'SlowDown',
  'TooManyRequestsException',
])
const SETTINGS = new Set([301, 400, 401, 403, 404])

/** The bucket is there, the object is not. HEAD of a missing bucket looks the same; the first write tells it. */
export function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && (error.name === 'NoSuchKey' || error.name === 'NotFound')
}

export function s3Error(error: unknown, bucket: string): unknown {
  if (!(error instanceof Error) || error instanceof TryLater) return error
  const status = error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0
  const code = 'code' in error ? String(error.code) : ''
  if (status >= 500 || status === 429 || BROKEN.test(code) || BROKEN_NAMES.has(error.name))
    return new TryLater(
      `S3 服务暂时不可用，请检查 AWS_ENDPOINT_URL_S3 / the S3 server is away, check AWS_ENDPOINT_URL_S3: ${error.message || code}`,
      RETRY_MS,
      { cause: error },
    )
  if (SETTINGS.has(status))
    return new Error(
      `S3 拒绝请求（${error.name}），请检查存储桶 ${bucket}、密钥和区域 / S3 refuses (${error.name}): check bucket ${bucket}, keys and region`,
      { cause: error },
    )
  return error
}
