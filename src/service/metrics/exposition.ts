/** The labels of a number, by name. */
export type Labels = Readonly<Record<string, string>>

/** Anything that is shown as lines of the Prometheus text format. */
export interface Metric {
  lines(): string
}

/** A number that only grows. Its labels have the same names, in the same order, each time. */
export class Counter implements Metric {
  readonly #head: string
  readonly #name: string
  readonly #values = new Map<string, { readonly labels: Labels; count: number }>()

  constructor(name: string, help: string) {
    this.#name = name
    this.#head = headOf(name, help, 'counter')
  }

  add(labels: Labels, count = 1): void {
    if (count === 0) return
    const key = keyOf(labels)
    const known = this.#values.get(key)
    if (known === undefined) this.#values.set(key, { labels, count })
    else known.count += count
  }

  lines(): string {
    const all = [...this.#values.values()]
    return this.#head + all.map(({ labels, count }) => `${this.#name}${seriesOf(labels)} ${count}\n`).join('')
  }
}

/** A number that is asked for when it is shown. */
export class Gauge implements Metric {
  readonly #head: string
  readonly #name: string
  readonly #value: () => number

  constructor(name: string, help: string, value: () => number, type: 'gauge' | 'counter' = 'gauge') {
    this.#name = name
    this.#head = headOf(name, help, type)
    this.#value = value
  }

  lines(): string {
    return `${this.#head}${this.#name} ${this.#value()}\n`
  }
}

/** Numbers that are asked for when they are shown, each with its labels. */
export class Gauges implements Metric {
  readonly #head: string
  readonly #name: string
  readonly #values: () => readonly (readonly [Labels, number])[]

  constructor(
    name: string,
    help: string,
    values: () => readonly (readonly [Labels, number])[],
    type: 'gauge' | 'counter' = 'gauge',
  ) {
    this.#name = name
    this.#head = headOf(name, help, type)
    this.#values = values
  }

  lines(): string {
    const lines = this.#values().map(([labels, value]) => `${this.#name}${seriesOf(labels)} ${value}\n`)
    return this.#head + lines.join('')
  }
}

interface Spread {
  readonly counts: number[]
  sum: number
  count: number
}

/** How values are spread: how many lie at or below each bound. Labels are as those of a {@link Counter}. */
export class Histogram implements Metric {
  readonly #head: string
  readonly #name: string
  readonly #bounds: readonly number[]
  readonly #spreads = new Map<string, { labels: Labels; spread: Spread }>()

  constructor(name: string, help: string, bounds: readonly number[]) {
    this.#name = name
    this.#head = headOf(name, help, 'histogram')
    this.#bounds = bounds
  }

  observe(labels: Labels, value: number): void {
    const { spread } = this.#seriesFor(labels)
    const at = this.#bounds.findIndex((bound) => value <= bound)
    if (at >= 0) spread.counts[at]!++
    spread.sum += value
    spread.count++
  }

  lines(): string {
    return this.#head + [...this.#spreads.values()].map((one) => this.#shown(one)).join('')
  }

  #seriesFor(labels: Labels) {
    const key = keyOf(labels)
    let found = this.#spreads.get(key)
    if (found === undefined) {
      found = { labels, spread: { counts: this.#bounds.map(() => 0), sum: 0, count: 0 } }
      this.#spreads.set(key, found)
    }
    return found
  }

  #shown({ labels, spread }: { labels: Labels; spread: Spread }): string {
    let below = 0
    const buckets = this.#bounds.map((bound, at) => {
      below += spread.counts[at]!
      return `${this.#name}_bucket${seriesOf({ ...labels, le: String(bound) })} ${below}\n`
    })
    const all = `${this.#name}_bucket${seriesOf({ ...labels, le: '+Inf' })} ${spread.count}\n`
    const series = seriesOf(labels)
    return `${buckets.join('')}${all}${this.#name}_sum${series} ${spread.sum}\n${this.#name}_count${series} ${spread.count}\n`
  }
}

const headOf = (name: string, help: string, type: string) =>
  `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`

/** What is counted with every request must cost little: what is shown is written when it is asked for. */
function keyOf(labels: Labels): string {
  let key = ''
  for (const name in labels) key += `${labels[name]}\n`
  return key
}

function seriesOf(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

const escaped = (value: string) => value.replace(/[\\"\n]/g, (one) => (one === '\n' ? '\\n' : `\\${one}`))
