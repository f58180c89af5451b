/** One way in which texts are damaged; undefined where a sentence cannot take that damage. */
export interface Chain {
  readonly name: string
  readonly script: 'simplified' | 'traditional'
  /** What is to be reached: exact sentences, or characters. */
  readonly goal: string
  /** Damage that spares few whole sentences is done to clauses. */
  readonly clauses?: boolean
  /** Damage that few sentences can take is tried on many more. */
  readonly many?: boolean
  damage(sentence: string, random: () => number): string | undefined
}
