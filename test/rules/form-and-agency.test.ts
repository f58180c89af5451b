// Rules on sections, on the form of tables and on what an agency may be: at least three that break each, three near misses.
import { type Case, documents, row, type Spec, testCases } from './rule-cases.js'

const SIX = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
]
const without = (at: number) => SIX.filter((_, index) => index !== at)
const town = (name: string): Spec => ({ agency: name, title: `${name}2023年政府信息公开工作年度报告` })
const signed = (name: string) => ({ prose: { other: `无。\n${name}\n2024年1月20日` } })

const CASES: readonly Case[] = [
  {
    rule: 'six-sections-present',
    breaks: [
      ['problems', { headings: [...SIX.slice(0, 4), '五、其他需要报告的事项'] }, ['error']],
      ['overview', { headings: SIX.slice(1) }, ['error']],
      ['the last two', { headings: SIX.slice(0, 4) }, ['error', 'error']],
      [
        'the last, whatever section five says',
        { headings: SIX.slice(0, 5), prose: { problems: '二是与其他单位的沟通不够。' } },
        ['error'],
      ],
      ['a section with its table', { headings: without(3), forms: { disputes: null } }, ['error']],
    ],
    nearMisses: [
      ['a table without its heading', { headings: without(3) }],
      ['another wording at its place', { headings: [...SIX.slice(0, 4), '五、工作中的不足', SIX[5] as string] }],
      ['a copy that ends early', { headings: SIX.slice(0, 4), cutOff: true }],
      [
        'a heading that no layout knows',
        { headings: [...SIX.slice(0, 4), SIX[5] as string], prose: { disputes: '五、下一步打算\n我局将加强培训。' } },
      ],
      [
        'content without its heading',
        { headings: SIX.slice(0, 5), prose: { problems: '一是培训不足。\n本年度没有收取信息处理费。' } },
      ],
      [
        'a section one without its heading',
        { headings: SIX.slice(1), preamble: '本局按照要求开展了各项公开工作，成效如下。'.repeat(20) },
      ],
      ['before 2019', { year: 2017, headings: SIX.slice(2) }],
    ],
  },
  {
    rule: 'layout-complete',
    breaks: [
      ['a missing row', { format: 'docx', missing: { applications: ['applications.results.declined.repeated'] } }, ['error']],
      [
        'missing columns are one finding',
        { format: 'pdf', missing: { disputes: ['reconsideration.other', 'litigation.direct.other'] } },
        ['error'],
      ],
      ['a plain text is a copy', { missing: { proactive: ['proactive.fees'] } }, ['warning']],
      [
        'block nine',
        {
          year: 2020,
          forms: { proactive: '2019', applications: '2019' },
          cells: { 'proactive.procurement.projects': null, 'proactive.procurement.amount': null },
        },
        ['info'],
      ],
    ],
    nearMisses: [
      ['a copy that ends early', { missing: { applications: ['applications.carriedOut'] }, cutOff: true }],
      ['before 2019', { year: 2016, missing: { proactive: ['proactive.fees'] } }],
      ['a table that is not there at all', { forms: { disputes: null } }],
      ['one wrong cell', { cells: row('newlyReceived', 4, 0, 0, 0, 0, 0, 9) }],
    ],
  },
  {
    rule: 'fee-unit-plausible',
    breaks: [
      ['a county bureau', { cells: { 'proactive.fees.amountWanYuan': 251000 } }, ['warning']],
      ['a township', { ...town('听松镇人民政府'), cells: { 'proactive.fees.amountWanYuan': 100000 } }, ['warning']],
      [
        'a bureau with its city before it',
        { ...town('淮安市洪泽区水利局'), cells: { 'proactive.fees.amountWanYuan': 7730280 } },
        ['warning'],
      ],
    ],
    nearMisses: [
      ['a county government', { ...town('平川县人民政府'), cells: { 'proactive.fees.amountWanYuan': 316441 } }],
      ['a city bureau', { ...town('淮安市自然资源局'), cells: { 'proactive.fees.amountWanYuan': 450000 } }],
      ['a large but possible amount', { cells: { 'proactive.fees.amountWanYuan': 99999.5 } }],
    ],
  },
  {
    rule: 'rule-making-power',
    breaks: [
      ['a town', { ...town('尼勒克县乌赞镇人民政府'), cells: { 'proactive.rules.inForce': 6 } }, ['warning']],
      ['a county bureau', { cells: { 'proactive.rules.issued': 2, 'proactive.rules.inForce': 2 } }, ['warning']],
      ['a bureau of a city', { ...town('淮安市水利局'), cells: { 'proactive.rules.inForce': 1 } }, ['warning']],
      ['a district of a municipality', { ...town('上海市静安区人民政府'), cells: { 'proactive.rules.inForce': 1 } }, ['warning']],
    ],
    nearMisses: [
      ['a city', { ...town('淮安市人民政府'), cells: { 'proactive.rules.inForce': 6 } }],
      ['a justice bureau of a city', { ...town('淮安市司法局'), cells: { 'proactive.rules.inForce': 6 } }],
      ['a general office', { ...town('上海市人民政府办公厅'), cells: { 'proactive.rules.inForce': 524 } }],
      ['a city that the gazetteer does not know', { ...town('砚川市人民政府'), cells: { 'proactive.rules.inForce': 6 } }],
      ['normative documents', { cells: documents(3, 0, 9) }],
    ],
  },
  {
    rule: 'agency-named-consistently',
    breaks: [
      ['another bureau', signed('平川县财政局'), ['error']],
      ['the same bureau of another county', signed('青砚县档案局'), ['error']],
      ['another town', { ...town('听松镇人民政府'), ...signed('芦荡镇人民政府') }, ['error']],
      ['the opening', { preamble: '现将平川县财政局2023年政府信息公开工作情况报告如下。' }, ['error']],
    ],
    nearMisses: [
      ['with its parents', signed('禾阳市平川县档案局')],
      ['signed by the office of the government', { ...town('平川县人民政府'), ...signed('平川县人民政府办公室') }],
      ['two nameplates', { ...town('平川县自然资源局'), ...signed('平川县林业局') }],
      ['a former name', { ...town('平川县卫生健康局'), ...signed('平川县卫生和计划生育局') }],
      ['a short form', { ...town('平川县人力资源和社会保障局'), ...signed('平川县人社局') }],
      ['compiled by another', { preamble: '本报告由平川县政务服务局编制。' }],
      ['without a date', { prose: { other: '无。\n平川县财政局' } }],
    ],
  },
]

testCases(CASES)
