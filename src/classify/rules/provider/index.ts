import type { Provider } from '../../rule.ts'

/** Every receiver with words or codes of its own. */
export const PROVIDERS: readonly Provider[] = []
