import type { Sentence } from '../sentences.js'
import type { Family } from './heads.js'
import { namesApplications } from './words.js'

/** Where a count stands, and the text around it. */
export interface Surroundings {
  readonly where: Sentence['where']
  /** The text there is about disclosure on request. */
  readonly applications: boolean
  /** The sentence up to the count, and from behind it on. */
  readonly before: string
  readonly after: string
  /** The words of the clause before the phrase that says what is counted. */
  readonly prefix: string
}

/** Documents that were filed, reviewed, published or made for others are not those that the agency issued. */
const NOT_ISSUED =
  /备案|报备|审查|审核|清理|修订|修改|解读|征求|起草|公开|公布|上传|发布|名义|代拟|联合|党|失效|拟|报送|转发|提请|报请|累计/
/** 制定并发布 is issuing. */
const ISSUED_AT_ONCE = /(?<=制定|制发|印发|出台)(?:并|、|和)?(?:发布|公布|公开|印发)/g
const PUBLISHED = /公开|公示|发布|公布|上传|录入|归集|推送/

/** A bureau of justice hears cases; who hears them has other figures than who is a party. */
const HEARS = /审理|代理|受理|办理|审结|参与/
const OTHER_INSTANCE = /败诉|二审|上诉|再审|一审|出庭|应诉|党/
/** 行政复议3件，其中因信息公开1件; 均与信息公开无关: the count is one of all kinds of disputes. */
const OF_ALL_KINDS = /无关|其中[^，。；]{0,12}信息公开|(?:无|没有)[^，。；]{0,6}信息公开/

/** True where the text makes sure that a count is one of what the tables count. */
export function isAbout(family: Family, { where, applications, before, after, prefix }: Surroundings): boolean {
  switch (family) {
    case 'dispute':
      if (OTHER_INSTANCE.test(before + after) || HEARS.test(prefix) || OF_ALL_KINDS.test(after)) return false
      if (where === 'disputes' || /信息公开|政务公开|依申请公开/.test(before)) return true
      return applications && /申请/.test(before)
    case 'document':
      return !NOT_ISSUED.test(clauseBefore(before).replace(ISSUED_AT_ONCE, ''))
    case 'decision':
      return !PUBLISHED.test(clauseBefore(before))
    default:
      return applications || namesApplications(before)
  }
}

function clauseBefore(before: string): string {
  return before.slice(Math.max(before.lastIndexOf('，'), before.lastIndexOf('；')) + 1)
}
