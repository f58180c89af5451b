// Whether the watched folder is there. Network shares and disks go away and come back; an empty mount point in their
// place is not the folder: another disk without our own folder in it counts as absent, so that nothing is put there.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../code-of.js'
import type { IntakeEvent } from '../intake-event.js'
import { OWN } from './scan-folder.js'

export class Presence {
  #device: number | null = null
  #away = false

  constructor(
    private readonly root: string,
    private readonly log: (event: IntakeEvent) => void,
  ) {}

  get away(): boolean {
    return this.#away
  }

  /** `back`: it was away before. Says once that it went away, and once that it is back. */
  async look(): Promise<'there' | 'back' | 'away'> {
    const code = await this.#missing()
    const wasAway = this.#away
    this.#away = code !== null
    if (code !== null) {
      if (!wasAway) this.log({ event: 'folder-away', path: this.root, code })
      return 'away'
    }
    if (wasAway) this.log({ event: 'folder-back', path: this.root })
    return wasAway ? 'back' : 'there'
  }

  /** The system's code of why it is not there; null when it is. */
  async #missing(): Promise<string | null> {
    try {
      const { dev } = await stat(this.root)
      if (this.#device !== null && dev !== this.#device) await stat(join(this.root, OWN.state))
      this.#device = dev
      return null
    } catch (error) {
      return codeOf(error)
    }
  }
}
