/** The exit codes of `contract.md` 1. The highest that applies wins. */
export const DONE = 0
/** `check` found something as severe as `--fail-on` asks for. */
export const FOUND = 1
/** The command line is wrong. */
export const WRONG_USAGE = 2
/** At least one input was refused or failed. */
export const INPUT_FAILED = 3

/** Makes sure that the process ends with `code` or a higher one. */
export function exitAtLeast(code: number): void {
  process.exitCode = Math.max(Number(process.exitCode ?? DONE), code)
}
