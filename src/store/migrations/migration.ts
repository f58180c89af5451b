/** What the two engines call alike things. */
export interface Dialect {
  readonly engine: 'sqlite' | 'postgres'
  /** Text that sorts by bytes, as the other engine sorts it. */
  readonly text: string
  readonly bytes: string
  /** Behind a table whose rows are its key: SQLite then keeps them in the key's tree alone. */
  readonly keyed: string
}

/** A step of the schema. What was released is never changed: the next step changes it. */
export interface Migration {
  /** Higher than that of every step before it in the list. */
  readonly number: number
  readonly name: string
  statements(dialect: Dialect): readonly string[]
  /** Tables of this step whose rows nobody may change or remove. */
  readonly appendOnly?: readonly string[]
}
