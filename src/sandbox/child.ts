// Started by the sandbox, never imported: the process in which documents are parsed.
import { readDocument } from './read-document.js'
import { serve } from './serve.js'

// The PDF engine takes this class from a native canvas, which may not be loaded here, and makes one when it is loaded,
// for drawing. Nothing is drawn here, so it need only be there.
Object.assign(globalThis, { DOMMatrix: class {} })

// The PDF engine is loaded at the first PDF, which takes longer than reading one: these eight bytes make it happen
// before the child says that it is ready, when nobody waits.
await readDocument(new TextEncoder().encode('%PDF-1.7'), { hint: {}, document: false, outline: false })
serve(readDocument)
