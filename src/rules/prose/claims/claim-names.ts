import type { InBothLanguages, Lang } from '../../lang.js'
import type { ClaimKind } from './claim.js'

/** What kinds of claims are called in messages. */
const NAMES: Readonly<Record<ClaimKind, InBothLanguages>> = {
  received: { zh: '新收申请', en: 'applications received' },
  carriedIn: { zh: '上年结转申请', en: 'applications carried in from last year' },
  carriedOut: { zh: '结转下年度申请', en: 'applications carried over to next year' },
  handled: { zh: '办理结果总计', en: 'applications dealt with' },
  disclosed: { zh: '予以公开', en: 'disclosed' },
  partiallyDisclosed: { zh: '部分公开', en: 'partially disclosed' },
  withheld: { zh: '不予公开', en: 'withheld' },
  unavailable: { zh: '无法提供', en: 'unavailable' },
  declined: { zh: '不予处理', en: 'declined' },
  otherHandling: { zh: '其他处理', en: 'other handling' },
  reconsideration: { zh: '行政复议', en: 'reconsiderations' },
  litigation: { zh: '行政诉讼', en: 'lawsuits' },
  'litigation.direct': { zh: '未经复议直接起诉', en: 'lawsuits without reconsideration' },
  'litigation.afterReconsideration': { zh: '复议后起诉', en: 'lawsuits after reconsideration' },
  'normativeDocuments.issued': { zh: '本年制发的行政规范性文件', en: 'normative documents issued' },
  'normativeDocuments.repealed': { zh: '本年废止的行政规范性文件', en: 'normative documents repealed' },
  'normativeDocuments.inForce': { zh: '现行有效的行政规范性文件', en: 'normative documents in force' },
  'rules.issued': { zh: '本年制发的规章', en: 'rules issued' },
  'rules.repealed': { zh: '本年废止的规章', en: 'rules repealed' },
  'rules.inForce': { zh: '现行有效的规章', en: 'rules in force' },
  licensing: { zh: '行政许可处理决定', en: 'licensing decisions' },
  penalties: { zh: '行政处罚处理决定', en: 'penalty decisions' },
  coercion: { zh: '行政强制处理决定', en: 'coercion decisions' },
}

/** The name of what a claim counts, to stand inside a sentence; joined kinds are joined. */
export function claimName(kinds: readonly ClaimKind[], lang: Lang): string {
  return kinds.map((kind) => NAMES[kind][lang]).join(lang === 'zh' ? '与' : ' and ')
}

/** The section of the form whose table counts such claims. */
export function sectionOfClaim(kinds: readonly ClaimKind[], lang: Lang): string {
  const kind = kinds[0] as ClaimKind
  if (/^(?:reconsideration|litigation)/.test(kind)) return lang === 'zh' ? '第四部分' : 'section four'
  if (/^(?:normativeDocuments|rules|licensing|penalties|coercion)/.test(kind)) return lang === 'zh' ? '第二部分' : 'section two'
  return lang === 'zh' ? '第三部分' : 'section three'
}
