// The files of a checkout as builds see them: lists in a fixed order, and one hash over their contents.
//
// Whether a build is due is decided by such a hash, not by times: a clone, a copied folder or a switched
// branch changes times without meaning, and a deleted file changes none.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the checkout or of the installed package. */
export const ROOT = fileURLToPath(new URL('../', import.meta.url))

/**
 * Files under a file or folder of `base`, sorted, as paths relative to it. `skip` says which of them
 * (a relative path with `/`) are left out with all below them.
 */
export function filesUnder(name, base = ROOT, skip = () => false) {
  const path = join(base, name)
  if (!existsSync(path) || skip(slashed(name))) return []
  let entries
  try {
    entries = readdirSync(path, { withFileTypes: true })
  } catch {
    return [name]
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => join(name, entry.name))
    .flatMap((path, at) => (entries[at].isDirectory() ? filesUnder(path, base, skip) : skip(slashed(path)) ? [] : [path]))
}

/** One hash over names and contents of everything under `names`. */
export function hashOf(names, skip) {
  const hash = createHash('sha256')
  for (const file of names.flatMap((name) => filesUnder(name, ROOT, skip))) {
    hash
      .update(`${slashed(file)}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** The hash that the build in a folder was made from; null when there is no finished build. */
export function stampOf(folder) {
  try {
    return readFileSync(join(folder, '.stamp'), 'utf8')
  } catch {
    return null
  }
}

function slashed(path) {
  return path.split(sep).join('/')
}
