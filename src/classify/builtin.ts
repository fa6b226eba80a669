import { builtinKnowledge } from './builtin-knowledge.ts'
import { Classifier } from './classify.ts'
import { loadKnowledge } from './knowledge.ts'

let classifier: Classifier | undefined

/** The classifier with the package's own tables; they are loaded at the first call. */
export function builtinClassifier(): Classifier {
  classifier ??= new Classifier(loadKnowledge(builtinKnowledge()))
  return classifier
}
