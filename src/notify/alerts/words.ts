/** `1 address`, `1,204 addresses`. */
export function inUnits(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
}
