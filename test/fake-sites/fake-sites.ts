import type { FakeSite } from './fake-site.js'
import { ewbSite, gkmlptSite, jcmsAnnualSite, jcmsSite, jpaasSite, trsSite, ucapSite, vsbSite } from './known-families.js'
import { gbkSite, treeSite } from './odd-sites.js'

/** Every site with a known set of true reports. */
export const fakeSites: Readonly<Record<string, () => Promise<FakeSite>>> = {
  jcms: () => jcmsSite('startrecord'),
  'jcms-page': () => jcmsSite('page'),
  'jcms-annual': jcmsAnnualSite,
  jpaas: jpaasSite,
  trs: trsSite,
  ucap: ucapSite,
  gkmlpt: gkmlptSite,
  vsb: vsbSite,
  ewb: ewbSite,
  gbk: gbkSite,
  tree: treeSite,
}
