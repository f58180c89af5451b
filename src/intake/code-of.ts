/** The system's code of an error (`ENOENT`), for messages and for deciding; its text where it has none. */
export function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException)?.code ?? (error as Error)?.message ?? error)
}
