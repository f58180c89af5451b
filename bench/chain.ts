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
  /** How many characters of the sentence still have all their bytes after that damage; left out where all have. */
  survivors?(sentence: string): number
  /** The stretches that the damage runs through, where they are counted one by one; `whole`: all their bytes are there. */
  spans?(sentence: string): readonly { readonly text: string; readonly whole: boolean }[]
}
