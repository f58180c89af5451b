/** What a piece of text means to the reader; each meaning has one colour. */
export type Meaning = 'good' | 'error' | 'warning' | 'info' | 'strong' | 'faint'

export type Paint = (meaning: Meaning, text: string) => string

const SGR: Record<Meaning, readonly [on: number, off: number]> = {
  good: [32, 39],
  error: [31, 39],
  warning: [33, 39],
  info: [36, 39],
  strong: [1, 22],
  faint: [2, 22],
}

/** Text as it is. */
export const plain: Paint = (_meaning, text) => text

const coloured: Paint = (meaning, text) => `\u001B[${SGR[meaning][0]}m${text}\u001B[${SGR[meaning][1]}m`

/** Colour for a terminal, none for files, pipes, `NO_COLOR` (no-color.org) and dumb terminals. */
export function paintFor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Paint {
  return stream.isTTY && !env.NO_COLOR && env.TERM !== 'dumb' ? coloured : plain
}
