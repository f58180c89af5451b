import { Anchor, Button, Group, useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Panel, saveFile } from '../parts/index.js'
import { useWords } from '../words/index.js'
import { beginChart, type EChartsType } from './echarts.js'
import { type ChartData, csvOf, optionOf } from './option.js'

/** A chart with the same figures as a table for those who read them, and both to take away. */
export default function Chart({ data, csv }: { data: ChartData; csv?: string }) {
  const words = useWords()
  const { measure, host, chart } = useChart(data)
  const [table, setTable] = useState(false)
  const savePng = async () => {
    const address = chart.current?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: '#ffffff' })
    // A data: address is no way out of the policy of the page; its bytes are.
    if (address) saveFile(`${data.title}.png`, new Blob([bytesOf(address)], { type: 'image/png' }))
  }
  const side = (
    <Group gap={6}>
      <Button size="compact-xs" variant="subtle" onClick={() => setTable(!table)} aria-pressed={table}>
        {words.chart.table}
      </Button>
      <Button size="compact-xs" variant="subtle" onClick={() => void savePng()}>
        PNG
      </Button>
      {csv ? (
        <Anchor size="xs" href={csv}>
          CSV
        </Anchor>
      ) : (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => saveFile(`${data.title}.csv`, new Blob([csvOf(data)], { type: 'text/csv;charset=utf-8' }))}
        >
          CSV
        </Button>
      )}
    </Group>
  )
  return (
    <Panel title={data.title} side={side}>
      <div ref={measure}>
        <div ref={host} className="chart" data-kind={data.kind} role="img" aria-label={data.title} />
      </div>
      {table && <ChartTable data={data} />}
    </Panel>
  )
}

/** The chart in its element: drawn again with other figures, another width, or in the dark. */
function useChart(data: ChartData) {
  const { ref: measure, width } = useElementSize<HTMLDivElement>()
  const host = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  const scheme = useComputedColorScheme('light')
  const option = useMemo(() => optionOf(data, scheme), [data, scheme])
  useEffect(() => {
    if (host.current === null || width === 0) return
    chart.current ??= beginChart(host.current)
    chart.current.resize()
    chart.current.setOption(option, { notMerge: true })
  }, [width, option])
  useEffect(
    () => () => {
      chart.current?.dispose()
      chart.current = null
    },
    [],
  )
  return { measure, host, chart }
}

function ChartTable({ data }: { data: ChartData }) {
  return (
    <table className="form">
      <thead>
        <tr>
          <td />
          {data.series.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.labels.map((label, at) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {data.series.map(({ name, values }) => (
              <td key={name} className="figures">
                {values[at] ?? '—'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function bytesOf(address: string): Uint8Array<ArrayBuffer> {
  const text = atob(address.slice(address.indexOf(',') + 1))
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0))
}
