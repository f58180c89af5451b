import type { Trends } from '../../api.js'
import type { Words } from '../words/index.js'
import type { ChartData } from './option.js'

const OUTCOMES = ['disclosed', 'partiallyDisclosed', 'withheld', 'unavailable', 'declined', 'otherHandling'] as const
const DISPUTES = ['upheld', 'corrected', 'other', 'pending'] as const

/** Applications, their outcomes, and both kinds of disputes, over the years. */
export function trendCharts({ years }: Trends, words: Words): readonly ChartData[] {
  const labels = years.map(({ year }) => String(year))
  const { trends } = words
  return [
    {
      title: trends.applications,
      kind: 'lines',
      labels,
      series: (['newlyReceived', 'carriedIn', 'carriedOut'] as const).map((key) => ({
        name: trends[key],
        values: years.map((year) => year[key]),
      })),
    },
    {
      title: trends.outcomes,
      kind: 'stacked',
      labels,
      series: OUTCOMES.map((key) => ({ name: trends.outcome[key], values: years.map(({ results }) => results[key]) })),
    },
    ...(['reconsideration', 'litigation'] as const).map(
      (kind): ChartData => ({
        title: trends[kind],
        kind: 'stacked',
        labels,
        series: DISPUTES.map((key) => ({ name: trends.dispute[key], values: years.map(({ disputes }) => disputes[kind][key]) })),
      }),
    ),
  ]
}
