export { hashPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './guard/passwords.js'
export { openReview, type Review, ReviewRefused } from './open-review.js'
export type { ReviewDeps, ReviewOptions } from './review-deps.js'
