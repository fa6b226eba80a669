import { compileTables, type KnowledgeData } from './knowledge.ts'
import { BLOCKLISTS } from './rules/blocklist.ts'
import { KIND_TABLES } from './rules/kind/index.ts'
import { PROVIDERS } from './rules/provider/index.ts'
import { REASON_TABLES } from './rules/reason/index.ts'

/**
 * The package's own tables, compiled. In the built package this module is replaced by one that holds the result
 * (scripts/build.mjs), so that a start need not compile them.
 */
export function builtinKnowledge(): KnowledgeData {
  return compileTables({
    reasons: REASON_TABLES,
    kinds: KIND_TABLES,
    providers: PROVIDERS,
    blocklists: BLOCKLISTS,
  })
}
