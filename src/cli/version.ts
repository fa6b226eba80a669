import { existsSync, readFileSync } from 'node:fs'

/** From the nearest package.json above this file: the same from src/ and from dist/. */
export function packageVersion(): string {
  let url = new URL('package.json', import.meta.url)
  while (!existsSync(url) && url.pathname !== '/package.json') url = new URL('../package.json', url)
  return JSON.parse(readFileSync(url, 'utf8')).version
}
