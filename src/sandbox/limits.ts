// The bounds of a task and of a child, with their reasons. A document that needs more is no report.

const MB = 1024 * 1024

export interface Limits {
  /** Time for a document of `bytes`, milliseconds. */
  readonly taskMs: (bytes: number) => number
  /** Resident memory of a child, bytes; above it the child is killed. Watched on Linux only. */
  readonly residentBytes: number
  /** Objects of V8, bytes. A limit of V8's own: it knows nothing of buffers, which is why there are two more. */
  readonly heapBytes: number
  /** What the system lets a child allocate, bytes: stops one allocation that would jump over the watch. */
  readonly dataBytes: number
  /** Largest document that is sent to a child, bytes. */
  readonly documentBytes: number
  /** Largest answer that is taken from a child, bytes. */
  readonly answerBytes: number
  /** A child that has read this many documents is replaced: leaks and what a document may have left behind go with it. */
  readonly tasksPerChild: number
  /** A child that has worked this long is replaced, so that the processor time of its life stays far below `cpuSeconds`. */
  readonly workMsPerChild: number
  /** A child that holds more than this after a task is replaced, bytes: memory that was once needed is rarely given back. */
  readonly keptBytes: number
  /** Processor time of a child's whole life, seconds. The last bound of a child that has lost its parent. */
  readonly cpuSeconds: number
}

/** A report of 300 KB takes about 0.1 s on an idle core: a cold child on a machine far over its load stays within this. */
const LEAST_TASK_MS = 30_000
/**
 * More than ten times what the samples need for a MB. Pages would tell more, but how many there are is known only
 * to the parser, and a hostile document lies about it; bytes are known before.
 */
const TASK_MS_PER_MB = 5_000
/** Nobody waits longer for one document. */
const MOST_TASK_MS = 180_000

/** 30 s and 5 s more for each MB, at most 180 s (reached at 30 MB). */
export function taskMs(bytes: number): number {
  return Math.min(MOST_TASK_MS, LEAST_TASK_MS + (bytes / MB) * TASK_MS_PER_MB)
}

/** What the loader of sources holds in a child, and what it makes the system count as data: both before any document. */
const LOADER_KEPT = 300 * MB
const LOADER_DATA = 800 * MB

/** The limits for a child that runs `entry`. Sources, which are run in a checkout only, have a loader beside them. */
export function limitsFor(entry: string, limits: Limits): Limits {
  if (!entry.endsWith('.ts')) return limits
  return { ...limits, keptBytes: limits.keptBytes + LOADER_KEPT, dataBytes: limits.dataBytes + LOADER_DATA }
}

export const LIMITS: Limits = {
  taskMs,
  // Six times what a PDF of 60 pages was measured to need.
  residentBytes: 800 * MB,
  heapBytes: 512 * MB,
  // Above the watched limit, since it counts what is reserved and not only what is used.
  dataBytes: 1500 * MB,
  documentBytes: 100 * MB,
  answerBytes: 20 * MB,
  // What the engine has compiled for one document serves the next: a new child is slower for some thirty documents.
  tasksPerChild: 1_000,
  workMsPerChild: 120_000,
  // Above the 350 MB that a child of `heapBytes` reaches with ordinary reports, most of it not yet collected.
  keptBytes: 500 * MB,
  cpuSeconds: 600,
}
