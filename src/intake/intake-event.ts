// What intake tells about itself while it goes on: structured, without text of documents. `sayEvent` makes sentences.
import type { DocumentState } from '../store/index.js'

/** Why a file did not become a document. `system`: the system's code where it is the reason. */
export interface Refusal {
  readonly code: 'too-large' | 'not-a-file' | 'link' | 'still-changing' | 'gone' | 'unreadable'
  readonly system?: string
}

/** Why a file in a watched folder stays where it is. */
export type PassedOver = 'link' | 'temporary' | 'hidden' | 'other-name' | 'not-a-file'

export type IntakeEvent =
  | { readonly event: 'refused'; readonly path: string; readonly refusal: Refusal }
  /** `freeBytes` where the disk is the reason, else `message` of what is not ready. */
  | { readonly event: 'paused'; readonly freeBytes?: number; readonly message?: string }
  | { readonly event: 'resumed' }
  | { readonly event: 'watching'; readonly path: string; readonly polling: boolean }
  | { readonly event: 'claimed'; readonly path: string }
  | { readonly event: 'taken-up'; readonly path: string; readonly watcher: string }
  | {
      readonly event: 'settled'
      readonly path: string
      readonly to: string
      readonly state: DocumentState | 'not-taken'
      readonly sha256: string | null
    }
  | { readonly event: 'passed-over'; readonly path: string; readonly why: PassedOver }
  /** A file that cannot be reached, claimed, read or put away now; it is tried again. */
  | { readonly event: 'trouble'; readonly path: string; readonly code: string }
  /** The system sends no more events; the folder is still looked through from time to time. */
  | { readonly event: 'no-events'; readonly code: string }
  | { readonly event: 'folder-away'; readonly path: string; readonly code: string }
  | { readonly event: 'folder-back'; readonly path: string }
  | { readonly event: 'stopped'; readonly path: string }
