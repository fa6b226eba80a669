import type { EventFormat, FormatOptions } from './event-format.ts'

export type FormatName = 'table' | 'json' | 'ndjson' | 'csv'

/** In the order of the help. */
export const FORMAT_NAMES: readonly FormatName[] = ['table', 'json', 'ndjson', 'csv']

/** Loads a format when it is needed. A new one is a file here, a name above and a line in this function. */
export async function loadFormat(name: FormatName, options: FormatOptions): Promise<EventFormat> {
  switch (name) {
    case 'table':
      return (await import('./table.ts')).tableFormat(options)
    case 'json':
      return (await import('./json.ts')).jsonFormat()
    case 'ndjson':
      return (await import('./ndjson.ts')).ndjsonFormat()
    case 'csv':
      return (await import('./csv.ts')).csvFormat(options)
  }
}
