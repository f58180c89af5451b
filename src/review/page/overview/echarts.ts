// Only the parts of echarts that the overview draws with; loaded when the overview is opened.
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

export type { EChartsType }

/** Begins a chart in an element. The parts are named here, where the bundler cannot take them for unused. */
export function beginChart(host: HTMLElement): EChartsType {
  use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])
  return init(host, null, { renderer: 'canvas' })
}
