export { fold, foldDocument } from './fold.js'
export { type Script, type ScriptEvidence, scriptEvidence, scriptOf } from './script.js'
export { plainForms } from './widths.js'
