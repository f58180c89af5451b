// Claim: a report rests on what is in force: the Regulation of order 711 (2019) and, from 2021 on, the form of 国办公开办函〔2021〕30号.
// Seen: reports on 2022 by the notice 〔2019〕60号; 国务院令第771号 for 711; 第492号 in a report on 2023.
// Leaves alone: the old order as history (2007年…第492号公布, 修订), other regulations, lists of a report's own sections, numbers mended without certainty.
// Known limit: a citation without a number is right whatever its date; local rules are not known.
import type { Report } from '../layouts/index.js'
import type { InBothLanguages } from './lang.js'
import { type WrongCitation, wrongCitations } from './prose/citations.js'
import { type Sentence, sentenceSubject, sentencesOf } from './prose/sentences.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'

interface Cited {
  readonly what: WrongCitation['what']
  readonly words: string
}

function check(report: Report): Outcome<Cited>[] {
  const { year } = report
  if (year === null) return [cannotTell({ code: 'no-year' })]
  const outcomes: Outcome<Cited>[] = []
  const said = new Set<string>()
  for (const sentence of sentencesOf(report)) {
    for (const citation of wrongCitations(sentence.text, year)) {
      // A report cites its basis again and again; once is enough.
      if (said.has(citation.what)) continue
      const repaired = sentence.repaired(citation.from, citation.to)
      if (repaired === 'likely' || repaired === 'guess') continue
      said.add(citation.what)
      outcomes.push(finding(sentence, citation))
    }
  }
  return outcomes.length === 0 ? [consistent] : outcomes
}

function finding(sentence: Sentence, { what, seen, from, to }: WrongCitation): Outcome<Cited> {
  return {
    is: 'inconsistent',
    cells: [],
    subject: sentenceSubject(sentence, what),
    evidence: [sentence.seen(from, to)],
    data: { what, words: seen },
    severity: what === 'old-regulation' ? 'error' : 'warning',
  }
}

const SAID: Readonly<Record<WrongCitation['what'], InBothLanguages>> = {
  'old-regulation': {
    zh: '引用的是 2007 年公布、已经修订的条例（国务院令第492号）。现行条例是国务院令第711号（2019年5月15日起施行），请改正。',
    en: 'this is the Regulation of 2007 (order 492), which has been revised. The one in force is order 711 (since 15 May 2019).',
  },
  'wrong-number': {
    zh: '国务院令的号码不对。现行《中华人民共和国政府信息公开条例》是国务院令第711号，请改正。',
    en: 'the number of the order is wrong. The Regulation in force is order 711.',
  },
  'old-form': {
    zh: '依据的是 2019 年的试行格式（国办公开办函〔2019〕60号）。2021 年度起用国办公开办函〔2021〕30号的格式，请改正，并核对所用的表。',
    en: 'this is the trial form of 2019 (国办公开办函〔2019〕60号). From the report on 2021 on, it is that of 国办公开办函〔2021〕30号; check the tables too.',
  },
  'old-time-limit': {
    zh: '答复期限是修订前的 15 个工作日。现行条例第三十三条规定为 20 个工作日，请改正。',
    en: 'fifteen working days was the limit before the revision. Article 33 of the Regulation in force gives twenty.',
  },
}

/** The regulation and the form that a report rests on are those in force. */
export const citesRegulationInForce: Rule<Cited> = {
  id: 'cites-regulation-in-force',
  catalogue: ['CIT-01', 'CIT-02', 'CIT-03'],
  group: 'other',
  severity: 'error',
  title: { zh: '引用的依据现行有效', en: 'What is cited is in force' },
  about: {
    checks: {
      zh: '2019 年度起，引用《政府信息公开条例》应是国务院令第711号（写成第492号是错误，写成别的号码是警告）；2021 年度起，格式依据应是国办公开办函〔2021〕30号，不是〔2019〕60号；答复期限是 20 个工作日，不是 15 个。',
      en: 'From the report on 2019 on the Regulation is order 711 (492 is an error, any other number a warning); from 2021 on the form is that of 国办公开办函〔2021〕30号, not 〔2019〕60号; the limit for an answer is twenty working days, not fifteen.',
    },
    leavesAlone: {
      zh: '说明沿革的（2007年公布、2019年修订）；别的法规的令号；报告自身各部分的列举；没有把握地修补过的号码。',
      en: 'History (published in 2007, revised in 2019); orders of other regulations; lists of the report’s own sections; numbers mended without certainty.',
    },
  },
  reads: ['preamble', 'sections', 'year'],
  check,
  messages: {
    zh: ({ what, words }) => `“${words}”：${SAID[what].zh}`,
    en: ({ what, words }) => `“${words}”: ${SAID[what].en}`,
  },
  examples: {
    consistent: [
      { shows: '第 711 号', preamble: '根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制本报告。' },
      { shows: '第 492 号作为沿革', preamble: '条例于2007年以国务院令第492号公布，2019年修订。' },
    ],
    inconsistent: [
      { shows: '引用第 492 号', preamble: '根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制本报告。' },
      { shows: '2023 年度还用 2019 年的试行格式', preamble: '按照国办公开办函〔2019〕60号的要求编制本报告。' },
    ],
    cannotTell: [{ shows: '没有认出报告年度', year: null, period: null }],
  },
}
