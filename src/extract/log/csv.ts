/**
 * The fields of one line of CSV, RFC 4180; a quotation mark that does not close takes the rest of the line.
 * @example csvFields('a,"b ""c"", d"') // ['a', 'b "c", d']
 */
export function csvFields(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',')
  const fields: string[] = []
  for (let at = 0; at <= line.length; ) {
    if (line[at] !== '"') {
      const comma = line.indexOf(',', at)
      const end = comma < 0 ? line.length : comma
      fields.push(line.slice(at, end))
      at = end + 1
      continue
    }
    let close = line.indexOf('"', at + 1)
    while (close >= 0 && line[close + 1] === '"') close = line.indexOf('"', close + 2)
    const end = close < 0 ? line.length : close
    fields.push(line.slice(at + 1, end).replaceAll('""', '"'))
    const comma = line.indexOf(',', end)
    at = (comma < 0 ? line.length : comma) + 1
  }
  return fields
}

/** Where each column stands, by its name in lower case. */
export type Columns = ReadonlyMap<string, number>

export function columnsOf(names: readonly string[]): Columns {
  return new Map(names.map((name, at) => [name.trim().toLowerCase(), at]))
}

/** A row by column names; absent and empty are ''. */
export function cellsOf(columns: Columns, fields: readonly string[]): (name: string) => string {
  return (name) => {
    const at = columns.get(name.toLowerCase())
    return at === undefined ? '' : (fields[at] ?? '')
  }
}
