import { Classifier } from './classify.ts'
import { compile } from './knowledge.ts'
import { BLOCKLISTS } from './rules/blocklist.ts'
import { KIND_TABLES } from './rules/kind/index.ts'
import { PROVIDERS } from './rules/provider/index.ts'
import { REASON_TABLES } from './rules/reason/index.ts'

let classifier: Classifier | undefined

/** The classifier with the package's own tables; they are compiled at the first call. */
export function builtinClassifier(): Classifier {
  classifier ??= new Classifier(
    compile({ reasons: REASON_TABLES, kinds: KIND_TABLES, providers: PROVIDERS, blocklists: BLOCKLISTS }),
  )
  return classifier
}
