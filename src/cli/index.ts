// What scripts need to print as the command line prints. The command line itself starts in main.ts.
export { localLanguage } from './language.js'
export { paintFor } from './paint.js'
export { HEALTH_PORT, work } from './running/work.js'
export { showRecord } from './show/record.js'
export { spotsOf } from './show/spots.js'
