import type { Static } from 'typebox'
import type { DeliveryEvent } from '../../model/event.ts'
import type { OwnRules, RuleFile } from '../../own-rules.ts'
import { rejudged } from '../../rejudge.ts'
import type { Store } from '../../store/store.ts'
import { Rules, RulesApplied, RulesPreview } from '../answer-schemas.ts'
import { whoOf } from '../auth.ts'
import { Problem } from '../problem.ts'
import { LimitQuery, RulesBody, RulesChange } from '../schemas.ts'
import { shownDifference } from '../shown.ts'
import type { Routes } from './route.ts'

/** Changes of addresses, and events that read otherwise, that are shown. */
const SHOWN = 50

/** Rules of one's own, taught while the service runs. */
export const ruleRoutes: Routes = (app, { store, clock, book }) => {
  app.get(
    '/v1/rules',
    {
      config: { access: 'read' },
      schema: { summary: 'The rules that were taught', response: { 200: Rules } },
    },
    async () => ({ rules: book.taught, size: book.size }),
  )

  app.post(
    '/v1/rules/preview',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'What is wrong with rules, and what they would change of the past; keeps nothing',
        body: RulesBody,
        querystring: LimitQuery,
        response: { 200: RulesPreview },
      },
    },
    async (request) => {
      const { limit = SHOWN } = request.query as Static<typeof LimitQuery>
      const rules = (request.body as Static<typeof RulesBody>).rules as RuleFile
      const problems = book.problemsOf(rules)
      if (problems.length > 0) return { problems, reread: [], difference: null }
      const told = await replayed(store, book.trying(rules), clock(), { commit: false, who: '', limit })
      return { problems, ...told }
    },
  )

  app.put(
    '/v1/rules',
    {
      config: { access: 'admin' },
      schema: {
        summary:
          'Put rules in the place of those taught before; with "replay" the past is judged by them, too',
        body: RulesChange,
        response: { 200: RulesApplied },
      },
    },
    async (request) => {
      const { rules, replay = false } = request.body as Static<typeof RulesChange>
      const [problem] = book.problemsOf(rules as RuleFile)
      if (problem !== undefined) throw new Problem('bad-request', `${problem.place}: ${problem.text}`)
      book.teach(rules as RuleFile)
      const who = whoOf(request)
      const told = replay ? await replayed(store, book, clock(), { commit: true, who, limit: SHOWN }) : null
      return { size: book.size, difference: told?.difference ?? null }
    },
  )
}

/** The past judged by these rules, with the first of the events that read otherwise. */
async function replayed(
  store: Store,
  rules: OwnRules,
  now: number,
  options: { readonly commit: boolean; readonly who: string; readonly limit: number },
) {
  const reread: { readonly before: DeliveryEvent; readonly after: DeliveryEvent }[] = []
  const rejudge = (before: DeliveryEvent) => {
    const after = rejudged(before, { rules })
    if (after !== before && reread.length < options.limit) reread.push({ before, after })
    return after
  }
  const difference = shownDifference(await store.replay(rejudge, now, options))
  return { reread, difference }
}
