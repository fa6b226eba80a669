import { useEffect, useRef } from 'preact/hooks'
import uPlot from 'uplot'
import { theme } from '../shell/theme.ts'
import { compact, dateText, number } from './format.ts'

export interface Series {
  readonly name: string
  readonly values: readonly (number | null)[]
  /** A colour of styles/tokens.css, as `bad`. */
  readonly colour: 'good' | 'warn' | 'bad' | 'accent' | 'violet' | 'muted'
}

export interface Limit {
  readonly name: string
  readonly at: number
  readonly colour: Series['colour']
}

interface ChartProps {
  /** What it shows, in a sentence for those who do not see it. */
  readonly label: string
  /** Days, as 2026-11-27. */
  readonly days: readonly string[]
  readonly series: readonly Series[]
  /** Lines that must not be crossed. */
  readonly limits?: readonly Limit[]
  readonly height?: number
  format?(value: number): string
}

/** Lines over days. The same numbers stand in a table under it, for all who want to read them. */
export function Chart({ label, days, series, limits = [], height = 220, format = number }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const shape = JSON.stringify([days, series, limits])
  useEffect(() => {
    const element = box.current!
    const plot = new uPlot(
      optionsOf(element, { series, limits, height, format }),
      [days.map((day) => Date.parse(day) / 1000), ...series.map(({ values }) => [...values])],
      element,
    )
    const watch = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }))
    watch.observe(element)
    return () => {
      watch.disconnect()
      plot.destroy()
    }
  }, [shape, theme.value])
  return (
    <figure class="chart">
      <div ref={box} class="chart-box" role="img" aria-label={label} />
      <figcaption>
        <ul class="legend">
          {[...series, ...limits.map((one) => ({ ...one, limit: true }))].map((one) => (
            <li key={one.name}>
              <span class={`swatch ${one.colour} ${'limit' in one ? 'limit' : ''}`} />
              {one.name}
            </li>
          ))}
        </ul>
        <details>
          <summary>The numbers</summary>
          <div class="table-box">
            <table class="numbers">
              <thead>
                <tr>
                  <th scope="col">Day</th>
                  {series.map(({ name }) => (
                    <th key={name} scope="col" class="end">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {days.map((day, n) => (
                  <tr key={day}>
                    <th scope="row">{dateText(day)}</th>
                    {series.map(({ name, values }) => (
                      <td key={name} class="end">
                        {values[n] == null ? '–' : format(values[n])}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      </figcaption>
    </figure>
  )
}

type Drawn = Required<Pick<ChartProps, 'series' | 'limits' | 'height' | 'format'>>

function optionsOf(element: HTMLElement, { series, limits, height, format }: Drawn): uPlot.Options {
  const style = getComputedStyle(element)
  const colour = (name: string) => resolved(element, `var(--${name})`)
  const axis = {
    stroke: colour('muted'),
    font: `12px ${style.fontFamily}`,
    grid: { stroke: colour('line'), width: 1 },
    ticks: { show: false },
  }
  const most = Math.max(0, ...series.flatMap(({ values }) => values.map((one) => one ?? 0)))
  // A limit far above all that happened would flatten the lines: it is drawn when one comes near it.
  const near = limits.filter(({ at }) => at <= most * 2 || at <= most + 0.01)
  const top = Math.max(most, ...near.map(({ at }) => at)) * 1.08
  return {
    width: element.clientWidth,
    height,
    tzDate: (at) => uPlot.tzDate(new Date(at * 1000), 'Etc/UTC'),
    cursor: { drag: { x: false, y: false } },
    legend: { show: false },
    scales: { y: { range: () => [0, top || 1] } },
    axes: [
      { ...axis, values: (_plot, at) => at.map((one) => dayText(one)) },
      {
        ...axis,
        size: 56,
        values: (_plot, at) => at.map((one) => (format === number ? compact(one) : format(one))),
      },
    ],
    series: [
      {},
      ...series.map((one) => ({
        label: one.name,
        stroke: colour(one.colour),
        width: 2,
        points: { show: false },
      })),
    ],
    hooks: { draw: [(plot) => drawLimits(plot, near, colour)] },
    plugins: [tooltip(series, format)],
  }
}

const short = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const dayText = (seconds: number) => short.format(new Date(seconds * 1000))

/** A colour as the canvas takes it: what `light-dark()` comes to. */
function resolved(element: HTMLElement, value: string): string {
  const probe = document.createElement('span')
  probe.style.color = value
  element.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

function drawLimits(plot: uPlot, limits: readonly Limit[], colour: (name: string) => string): void {
  const { ctx, bbox } = plot
  for (const { at, colour: name } of limits) {
    const y = Math.round(plot.valToPos(at, 'y', true))
    ctx.save()
    ctx.strokeStyle = colour(name)
    ctx.setLineDash([6, 5])
    ctx.lineWidth = 1.5
    ctx.beginPath()
    ctx.moveTo(bbox.left, y)
    ctx.lineTo(bbox.left + bbox.width, y)
    ctx.stroke()
    ctx.restore()
  }
}

/** The numbers of the day under the pointer. */
function tooltip(series: readonly Series[], format: (value: number) => string): uPlot.Plugin {
  const box = document.createElement('div')
  box.className = 'tip'
  box.hidden = true
  return {
    hooks: {
      init: (plot) => void plot.over.append(box),
      setCursor: (plot) => {
        const { idx, left = -1 } = plot.cursor
        box.hidden = idx == null || left < 0
        if (idx == null || box.hidden) return
        const lines = series.map(({ name }, n) => {
          const value = plot.data[n + 1]![idx]
          return `${name}: ${value == null ? '–' : format(value)}`
        })
        box.textContent = [dayText(plot.data[0][idx]!), ...lines].join('\n')
        const right = left > plot.over.clientWidth / 2
        box.style.left = right ? '' : `${left + 12}px`
        box.style.right = right ? `${plot.over.clientWidth - left + 12}px` : ''
      },
    },
  }
}
