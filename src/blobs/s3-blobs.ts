// Blobs in a bucket, under the same names as in a folder. Where the server is and who we are comes from the usual
// AWS_* variables (AWS_ENDPOINT_URL_S3 for servers of one's own, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY).
import { createReadStream, type ReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3'
import { BlobDamaged } from './blob-errors.js'
import { blobPath, checkName, isBlobName, sha256Of } from './blob-name.js'
import type { Blobs } from './blobs.js'
import { isMissing, s3Error } from './s3-errors.js'
import { openTempFolder, writeTempFile } from './temp-files.js'

/** Servers of one's own seldom check the region, but a request must name one. */
const REGION = 'us-east-1'
/** Of one request, the client's own retries after server errors included. */
const ATTEMPTS = 3

export interface S3Place {
  readonly bucket: string
  /** Without slashes at its ends; may be empty. */
  readonly prefix: string
}

export class S3Blobs implements Blobs {
  readonly kind = 's3'
  readonly #client: S3Client
  readonly #place: S3Place
  readonly #temp: string

  private constructor(place: S3Place, temp: string) {
    const { AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL, AWS_REGION = REGION } = process.env
    // Names of buckets as host names need DNS that servers of one's own do not have.
    const forcePathStyle = Boolean(AWS_ENDPOINT_URL_S3 || AWS_ENDPOINT_URL)
    this.#client = new S3Client({ region: AWS_REGION, forcePathStyle, maxAttempts: ATTEMPTS })
    this.#place = place
    this.#temp = temp
  }

  /** `temp`: a local folder for copies and for streams whose name is not known before their end. */
  static async open(place: S3Place, temp: string): Promise<S3Blobs> {
    await openTempFolder(temp)
    return new S3Blobs(place, temp)
  }

  async put(sha256: string, bytes: Uint8Array): Promise<void> {
    checkName(sha256, bytes)
    if ((await this.#size(sha256)) === bytes.length) return
    await this.#upload(sha256, bytes, bytes.length)
  }

  async putStream(stream: AsyncIterable<Uint8Array>, limitBytes: number): Promise<{ sha256: string; bytes: number }> {
    const { path, sha256, bytes } = await writeTempFile(this.#temp, stream, { limitBytes, durable: false })
    try {
      if ((await this.#size(sha256)) !== bytes) await this.#upload(sha256, createReadStream(path), bytes)
      return { sha256, bytes }
    } finally {
      await rm(path, { force: true })
    }
  }

  async get(sha256: string): Promise<Uint8Array | null> {
    const body = await this.#body(sha256)
    if (!body) return null
    const bytes = await this.#ask(() => body.transformToByteArray())
    if (sha256Of(bytes) !== sha256) throw new BlobDamaged(sha256, this.#where(sha256))
    return bytes
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.#size(sha256)) !== null
  }

  async local(sha256: string): Promise<{ path: string; release(): Promise<void> } | null> {
    const body = await this.#body(sha256)
    if (!body) return null
    const file = await this.#ask(() =>
      writeTempFile(this.#temp, body as unknown as AsyncIterable<Uint8Array>, { durable: false }),
    )
    const release = () => rm(file.path, { force: true })
    if (file.sha256 === sha256) return { path: file.path, release }
    await release()
    throw new BlobDamaged(sha256, this.#where(sha256))
  }

  async *list(): AsyncIterable<string> {
    const { bucket, prefix } = this.#place
    const pages = paginateListObjectsV2({ client: this.#client }, { Bucket: bucket, Prefix: prefix && `${prefix}/` })[
      Symbol.asyncIterator
    ]()
    for (let page = await this.#ask(() => pages.next()); !page.done; page = await this.#ask(() => pages.next()))
      for (const { Key = '' } of page.value.Contents ?? []) {
        const name = Key.slice(Key.lastIndexOf('/') + 1)
        if (isBlobName(name) && Key === this.#key(name)) yield name
      }
  }

  async freeBytes(): Promise<null> {
    return null
  }

  async close(): Promise<void> {
    this.#client.destroy()
  }

  async #upload(sha256: string, body: Uint8Array | ReadStream, bytes: number): Promise<void> {
    const where = { Bucket: this.#place.bucket, Key: this.#key(sha256) }
    // The server refuses what arrives altered.
    const checksum = Buffer.from(sha256, 'hex').toString('base64')
    await this.#ask(() =>
      this.#client.send(new PutObjectCommand({ ...where, Body: body, ContentLength: bytes, ChecksumSHA256: checksum })),
    )
  }

  async #size(sha256: string): Promise<number | null> {
    const where = { Bucket: this.#place.bucket, Key: this.#key(sha256) }
    const head = await this.#ask(() => this.#client.send(new HeadObjectCommand(where)).catch(ifNoSuchKey))
    return head?.ContentLength ?? null
  }

  async #body(sha256: string) {
    const where = { Bucket: this.#place.bucket, Key: this.#key(sha256) }
    return (await this.#ask(() => this.#client.send(new GetObjectCommand(where)).catch(ifNoSuchKey)))?.Body ?? null
  }

  #key(sha256: string): string {
    const { prefix } = this.#place
    return prefix ? `${prefix}/${blobPath(sha256)}` : blobPath(sha256)
  }

  #where(sha256: string): string {
    return `s3://${this.#place.bucket}/${this.#key(sha256)}`
  }

  async #ask<T>(request: () => Promise<T>): Promise<T> {
    try {
      return await request()
    } catch (error) {
      throw s3Error(error, this.#place.bucket)
    }
  }
}

function ifNoSuchKey(error: unknown): null {
  if (isMissing(error)) return null
  throw error
}
