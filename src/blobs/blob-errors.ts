// What can be wrong with a blob itself, and does not pass by waiting.

/** More bytes came than the limit allows; nothing was kept. */
export class BlobTooLarge extends Error {
  override readonly name = 'BlobTooLarge'
  constructor(readonly limitBytes: number) {
    super(`文件超过上限 ${limitBytes} 字节 / the file is larger than the limit of ${limitBytes} bytes`)
  }
}

/** What is stored under a name is not what the name says: the disk or somebody altered it. */
export class BlobDamaged extends Error {
  override readonly name = 'BlobDamaged'
  constructor(
    readonly sha256: string,
    readonly where: string,
  ) {
    super(`存储的文件与其校验值不符，请从备份恢复 / the stored file does not match its hash, restore it from a backup: ${where}`)
  }
}
