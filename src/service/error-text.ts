/** What an error says to people. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
