export { csrfToken, get, keepCsrf, Refusal, readError, send } from './ask.js'
export { useEvents } from './events.js'
export * as queries from './queries.js'
export { useSession } from './use-session.js'
