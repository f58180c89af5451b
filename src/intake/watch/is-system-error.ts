/** Whether the system is at fault (`ENOSPC`, `EIO`), rather than the program, whose errors have no code or `ERR_…`. */
export function isSystemError(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code
  return typeof code === 'string' && /^E(?!RR_)[A-Z0-9]+$/.test(code)
}
