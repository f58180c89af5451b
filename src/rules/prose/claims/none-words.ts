import type { ClaimKind } from './claim.js'
import type { Clause } from './clauses.js'
import { APPLICATION, FROM_ANYONE, isOfAll } from './words.js'

/** A statement in words that there was none. Offsets count in the sentence. */
export interface NoneSaid {
  readonly kinds: readonly ClaimKind[]
  readonly from: number
  readonly to: number
  readonly prefix: string
}

const NOT_RECEIVED = '(?:未|没有|没|从未|未曾|均未|暂未|尚未)(?:收到|接到|接收到|受理|接收|收悉)(?:过)?'
const THERE_IS_NONE =
  '(?:没有|无|未发生|未产生|未出现|未涉及|不存在|没有发生|没有产生|没有出现|未有|未引发|没有引发|未被|没有被|没有因|未因|无因|未接到|没有接到)'

/** The end of such a statement: nothing that would make it one about a part (`诉讼败诉案件`). */
const END =
  '(?:的)?(?:情况|事项|情形|现象|事件|行为|案例|案件|案|请求|申请|发生|诉求)?(?:的)?(?:情况|发生|事项|情形)?(?=$|[ 、和及或也且并而])'

const RECEIVED: readonly RegExp[] = [
  new RegExp(`${NOT_RECEIVED}(?:关于|有关|涉及)?${FROM_ANYONE}(?:政府|政务)?(?:信息)?${APPLICATION}${END}`),
  new RegExp(
    `(?:没有|无|未发生|没有发生)(?:任何|新增|收到|受理)?${FROM_ANYONE}(?:(?:政府|政务)?信息公开申请|依申请公开(?:政府)?(?:信息)?(?:申请|事项|件)?|申请公开政府信息)${END}`,
  ),
  /(?:没有|未有|无)(?:任何|公民|群众|社会公众|单位|个人|法人|其他组织|组织|、|和|及|或者|或)*(?:向我[局镇乡县区市委办])?(?:提出)?申请(?:公开)?(?:政府|政务)?信息(?:公开)?(?:的(?:情况|事项|情形|行为|现象))?(?=$|[ 、和及也且并])/,
  /(?:零申请|零受理|申请(?:数量|数|量|件数)?(?:均)?(?:为)?零)(?=$|[ 、和及])/,
]

const BECAUSE =
  '(?:因|就|由|有关|相关|关于|任何|政府|政务|信息公开|依申请公开|公开|工作|申请|答复|方面|类|引起|引发|产生|发生|导致|而|的|被|提起|提出|申请人|公民|群众|涉及|针对|我[局镇乡县区市委办]|本[局镇乡县区市机关单位]+|收到)*'
const LINK = '(?:、|和|及|以及|与|或|或者|、或者)?(?:因[^，]{0,10})?(?:被)?(?:提起|申请|发生)?(?:的)?(?:政府信息公开)?'
const DISPUTE = '(?:(?:行政)?复议|(?:行政)?诉讼)'
const DISPUTES = new RegExp(
  `(?:${THERE_IS_NONE}|${NOT_RECEIVED})${BECAUSE}(${DISPUTE}(?:案件|申请|案)?(?:${LINK}${DISPUTE}(?:案件|申请|案)?)?)${END}`,
)
const ZERO_DISPUTES =
  /(?:行政)?(?:复议|诉讼)(?:、|和|及)(?:行政)?(?:复议|诉讼)(?:案件)?(?:均|都)?(?:为)?(?:零|无)(?=$)|零(?:复议|诉讼)(?:(?:、|和)零诉讼)?(?=$|[、和])/

const DOCUMENTS =
  /(?:未|没有|无)(?:新)?(?:制定|制发|出台|印发|新制定)(?:过|任何|新的|的|新)*(?:行政)?(规范性文件|规章(?!制度))(?=$|[ 、和及也且并])/

/** What a clause says there was none of; an empty list where it says nothing of the kind. */
export function noneSaid(clause: Clause): NoneSaid[] {
  const said: NoneSaid[] = []
  const { text } = clause
  if (text.length > LONGEST_CLAUSE || !/未|没|无|零|不存在/.test(text)) return said
  const add = (kinds: readonly ClaimKind[], match: RegExpExecArray) => {
    const prefix = text.slice(0, match.index)
    if (!isOfAll(prefix) || /如|若|凡|对于?$/.test(prefix)) return
    said.push({ kinds, prefix, from: clause.from + match.index, to: clause.from + match.index + match[0].length })
  }
  const received = firstOf(RECEIVED, text)
  if (received && !/复议|诉讼/.test(received[0])) add(['received'], received)
  const disputes = DISPUTES.exec(text) ?? ZERO_DISPUTES.exec(text)
  if (disputes) for (const kind of disputeKinds(disputes[1] ?? disputes[0])) add([kind], disputes)
  const documents = DOCUMENTS.exec(text)
  if (documents) add([documents[1] === '规章' ? 'rules.issued' : 'normativeDocuments.issued'], documents)
  return said
}

/** A clause longer than this, in characters, is the debris of a table. */
const LONGEST_CLAUSE = 160

function firstOf(all: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const words of all) {
    const match = words.exec(text)
    if (match) return match
  }
  return null
}

function disputeKinds(words: string): ClaimKind[] {
  const kinds: ClaimKind[] = []
  if (words.includes('复议')) kinds.push('reconsideration')
  if (words.includes('诉讼')) kinds.push('litigation')
  return kinds
}
