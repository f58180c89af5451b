// What a chart shows, and how echarts is told.
export interface ChartData {
  readonly title: string
  /** `bars`: lying, one series, longest first; `columns`: standing; `stacked`: standing on each other; `lines`: over years. */
  readonly kind: 'bars' | 'columns' | 'stacked' | 'lines'
  readonly labels: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
}

/** Told apart without colour vision too: lightness goes up and down along the list. */
const COLOURS = ['#1f5c99', '#e08a1e', '#4f9d69', '#b8423f', '#7a6fb0', '#3aa6b9', '#8c6d46']
const INK = { light: '#374151', dark: '#c9d1d9' } as const
const LINE = { light: '#d8dee6', dark: '#3b424c' } as const
const MOST_OF_A_LABEL_PX = 180

/** The option of echarts for the figures, in the colours of the scheme. */
export function optionOf(data: ChartData, scheme: 'light' | 'dark'): Record<string, unknown> {
  const lying = data.kind === 'bars'
  const text = { color: INK[scheme], fontSize: 12 }
  const value = { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: LINE[scheme] } } }
  const category = {
    type: 'category',
    data: data.labels,
    inverse: lying,
    axisLabel: lying ? { ...text, width: MOST_OF_A_LABEL_PX, overflow: 'truncate' } : text,
    axisLine: { lineStyle: { color: LINE[scheme] } },
    axisTick: { show: false },
  }
  return {
    animation: false,
    aria: { enabled: true },
    color: COLOURS,
    textStyle: { fontFamily: 'inherit' },
    grid: { left: 8, right: 28, top: data.series.length > 1 ? 34 : 10, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis', confine: true, renderMode: 'richText', axisPointer: { type: 'shadow' } },
    ...(data.series.length > 1 ? { legend: { top: 0, left: 0, itemHeight: 10, itemWidth: 14, textStyle: text } } : {}),
    xAxis: lying ? value : category,
    yAxis: lying ? category : value,
    series: data.series.map((series) => ({
      name: series.name,
      data: series.values,
      type: data.kind === 'lines' ? 'line' : 'bar',
      barMaxWidth: 26,
      symbolSize: 7,
      ...(data.kind === 'stacked' ? { stack: 'all' } : {}),
      ...(lying ? { label: { show: true, position: 'right', ...text } } : {}),
    })),
  }
}

/** The figures as CSV with a byte order mark, for Excel. Texts that a spreadsheet would take for a formula are quoted by `'`. */
export function csvOf(data: ChartData): string {
  const rows = data.labels.map((label, at) => [label, ...data.series.map(({ values }) => String(values[at] ?? ''))])
  const lines = [['', ...data.series.map(({ name }) => name)], ...rows]
  return `﻿${lines.map((line) => line.map(field).join(',')).join('\r\n')}\r\n`
}

function field(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^-?\d/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
