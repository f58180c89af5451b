// What may be said about a child that ended: enough to find the fault, and nothing of the document.

/** Longest message, characters. */
const LONGEST = 200

/**
 * A message of ours without what it quotes: quotations, and everything that is not plain ASCII, become `…`. Our own
 * messages are English; documents are not, and where they are, they are quoted.
 */
export function withoutQuotes(message: string): string {
  const plain = message.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`/g, '…').replace(/[^\x20-\x7e…]+/g, '…')
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain
}

/** The name of the error in what a process wrote as it ended, or V8's own line; null when neither is there. */
export function lastWords(stderr: string): string | null {
  const fatal = /^.*FATAL ERROR: ([\x20-\x7e]{1,150})/m.exec(stderr)?.[1]
  return fatal ?? /^(?:Uncaught )?([A-Z][A-Za-z]{0,40}(?:Error|Exception))\b/m.exec(stderr)?.[1] ?? null
}

/** Whether V8 gave up because its heap was full: that is a bound that was kept, not a fault. */
export function isOutOfHeap(stderr: string): boolean {
  return /FATAL ERROR: .*heap|JavaScript heap out of memory/.test(stderr)
}
