import { PROVIDERS } from './rules/provider/index.ts'

/**
 * The receivers of the package's tables as people know them: `gmail` → "Gmail". In the built package this module is
 * replaced by one that holds the result (scripts/build.mjs), so that the page and short commands need not load all rules.
 */
export const PROVIDER_TITLES: Readonly<Record<string, string>> = Object.fromEntries(
  PROVIDERS.map(({ name, title }) => [name, title]),
)
