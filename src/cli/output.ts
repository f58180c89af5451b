/**
 * Writes to standard output and waits until it was taken, so that a slow reader holds up the work
 * instead of filling the memory, and nothing is lost when the process ends.
 */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

/** A line for the person at the terminal that is not part of the result. */
export function notice(line: string): void {
  process.stderr.write(`gouji: ${line}\n`)
}

/**
 * Ends quietly when whoever read the output has gone (`gouji extract … | head`): what is left to
 * print has no reader, which is no error of this program.
 */
export function endWhenReaderLeaves(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      process.exit(process.exitCode ?? 0)
    })
  }
}
