/**
 * Runs `work` and returns what it made with the processor time it took, in milliseconds: a busy machine
 * makes a run longer, and not dearer.
 */
export async function cpuTimed<T>(work: () => T | Promise<T>): Promise<{ result: T; ms: number }> {
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return { result, ms: (user + system) / 1000 }
}
