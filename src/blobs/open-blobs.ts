// Which store of blobs: s3://bucket/prefix, a folder, or by default the folder `blobs` of the data folder.
import { join } from 'node:path'
import type { Blobs } from './blobs.js'
import { FolderBlobs } from './folder-blobs.js'
import { S3Blobs } from './s3-blobs.js'

const S3 = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/

/** `spec`: undefined, a folder, or `s3://bucket/prefix`. Throws a plain error on a spec that cannot be read. */
export async function openBlobs(spec: string | undefined, options: { readonly dataFolder: string }): Promise<Blobs> {
  if (!spec) return FolderBlobs.open(join(options.dataFolder, 'blobs'))
  if (!/^\w+:\/\//.test(spec)) return FolderBlobs.open(spec)
  const [, bucket, prefix = ''] = S3.exec(spec) ?? []
  if (!bucket)
    throw new Error(
      `无法识别的存储位置“${spec}”，应为文件夹或 s3://存储桶/前缀 / unknown place "${spec}": a folder, or s3://bucket/prefix`,
    )
  return S3Blobs.open({ bucket, prefix: prefix.replace(/^\/+|\/+$/g, '') }, join(options.dataFolder, 'blob-copies'))
}
