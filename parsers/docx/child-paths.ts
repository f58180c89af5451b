import type { XmlElement } from './xml.js'

/** What Word and WPS write; a path of other names could be as long as a file likes. */
const PLAIN_NAME = /^[a-z][a-z0-9]{0,29}$/i

/** Numbers the children of one element by name, from 1; names stand without their prefix. */
export class ChildPaths {
  readonly #parent: string
  readonly #counts = new Map<string, number>()

  constructor(parent: string) {
    this.#parent = parent
  }

  next(child: XmlElement): string {
    const local = child.name.slice(child.name.indexOf(':') + 1)
    const name = PLAIN_NAME.test(local) ? local : 'unknown'
    const count = (this.#counts.get(name) ?? 0) + 1
    this.#counts.set(name, count)
    return `${this.#parent}/${name}[${count}]`
  }
}
