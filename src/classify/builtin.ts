import { builtinKnowledge } from './builtin-knowledge.ts'
import { Classifier } from './classify.ts'
import { type Knowledge, loadKnowledge } from './knowledge.ts'

let knowledge: Knowledge | undefined
let classifier: Classifier | undefined

/** The package's own tables; they are loaded at the first call. */
export function builtinTables(): Knowledge {
  knowledge ??= loadKnowledge(builtinKnowledge())
  return knowledge
}

/** The classifier with the package's own tables. */
export function builtinClassifier(): Classifier {
  classifier ??= new Classifier(builtinTables())
  return classifier
}
