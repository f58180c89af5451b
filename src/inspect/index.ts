export { gridPicture } from './grid-picture.js'
export { pagePicture, type Step } from './page-picture.js'
export { toPng } from './to-png.js'
