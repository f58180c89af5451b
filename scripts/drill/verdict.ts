// What all drills say the same way: where they run, and that the end was not the one that should have come.

/** `embedded`: SQLite and its queue, by `gouji ingest`. `distributed`: PostgreSQL and Redis, with workers. */
export type Mode = 'embedded' | 'distributed'

/** The end was not the one that should have come. */
export class Failed extends Error {
  override readonly name = 'Failed'
}

/** Throws `Failed` unless it holds. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Failed(what)
}
