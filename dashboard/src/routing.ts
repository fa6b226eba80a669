import { signal } from '@preact/signals'

/** Where somebody is: it stands after the # of the address, so that the page works under any path. */
export interface Route {
  /** As `addresses`. */
  readonly page: string
  /** What of the page is shown, as an address; empty for all. */
  readonly rest: string
  readonly query: URLSearchParams
}

export type Query = Readonly<Record<string, string | undefined>>

export const route = signal<Route>(read())

addEventListener('hashchange', () => {
  route.value = read()
})

function read(): Route {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split(/\?(.*)/s)
  const [page = '', rest = ''] = path.split(/\/(.*)/s)
  return { page, rest: decoded(rest), query: new URLSearchParams(query) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A link to a page, to one thing on it, with its filters. */
export function hrefTo(page: string, rest = '', query: Query = {}): string {
  return `#/${page}${rest === '' ? '' : `/${encodeURIComponent(rest)}`}${queryText(query)}`
}

function queryText(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return given.length === 0 ? '' : `?${new URLSearchParams(given as [string, string][])}`
}

export function go(href: string): void {
  location.hash = href
}

/** Changes filters of the page that is shown; a link to it shows the same. Empty ones are left out. */
export function setQuery(changes: Query): void {
  const { page, rest, query } = route.value
  const next = hrefTo(page, rest, { ...Object.fromEntries(query), ...changes })
  history.replaceState(null, '', next)
  route.value = read()
}

/** The filters of the page that are set, of these names. */
export function filtersIn<Name extends string>(names: readonly Name[]): { [N in Name]?: string } {
  const { query } = route.value
  const given = names.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : []))
  return Object.fromEntries(given) as { [N in Name]?: string }
}

/**
 * A time of a filter as the service takes it: a day begins in the reader's own time, links have whole times.
 * What is no time stays as it is, so that the service tells what is wrong with it.
 */
export function timeOf(text: string): string {
  const at = new Date(text.length === 10 ? `${text}T00:00:00` : text)
  return Number.isNaN(at.getTime()) ? text : at.toISOString()
}
