// Decides whose report it is: the title's name, then the signature's, then the preamble's. The office
// that compiled a government's report is not the agency, so 由…编制 is only asked last.
import type { Prose } from '../report.js'
import { agencyInTitle, canonicalAgency, endsLikeAgency } from './agency-name.js'
import { compactText } from './compact.js'

interface Sources {
  readonly title: string | null
  readonly declaredTitle: string | null
  readonly signature: string | null
  readonly preamble: readonly Prose[]
}

/** The canonical name of the reporting agency, or null. */
export function readAgency({ title, declaredTitle, signature, preamble }: Sources): string | null {
  const named = (title ? agencyInTitle(title) : null) ?? signature ?? (declaredTitle ? agencyInTitle(declaredTitle) : null)
  const name = named ?? preambleAgency(preamble)
  return name === null ? null : canonicalAgency(name)
}

function preambleAgency(preamble: readonly Prose[]): string | null {
  for (const prose of preamble) {
    const { text } = compactText(prose.text, prose.place)
    for (const pattern of [
      /由([^，。、；：（()）]{3,30}?)(?:根据|依据|按照|负责)?编制/u,
      /(?:现将|现公布)([^，。；：]{3,30}?)(?:20\d\d年度?)?(?:政府|政务)信息公开/u,
    ]) {
      const name = pattern.exec(text)?.[1]
      if (name && endsLikeAgency(name)) return name
    }
  }
  return null
}
