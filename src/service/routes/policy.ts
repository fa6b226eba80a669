import type { Static } from 'typebox'
import type { Mode } from '../../decide/ledger.ts'
import { resolvePolicy } from '../../decide/policy.ts'
import { POLICY_NUMBERS } from '../../decide/policy-numbers.ts'
import { rejudged } from '../../rejudge.ts'
import type { PolicySetting } from '../../store/shapes.ts'
import type { Store } from '../../store/store.ts'
import { Difference, PolicyApplied, PolicyShown, SettingDifference } from '../answer-schemas.ts'
import { whoOf } from '../auth.ts'
import { PolicyBody, PreviewQuery, ReplayBody } from '../schemas.ts'
import { shownDifference } from '../shown.ts'
import { timeIn } from '../times.ts'
import type { Routes } from './route.ts'

const SHOWN = 100

export const policyRoutes: Routes = (app, { store, clock, rules }) => {
  app.get(
    '/v1/policy',
    {
      config: { access: 'read' },
      schema: {
        summary: 'The numbers in force, with their reasons, and the mode',
        response: { 200: PolicyShown },
      },
    },
    async () => ({ ...store.setting(), numbers: POLICY_NUMBERS }),
  )

  app.post(
    '/v1/policy/preview',
    {
      config: { access: 'read' },
      schema: {
        summary: 'What other numbers or another mode would change',
        body: PolicyBody,
        querystring: PreviewQuery,
        response: { 200: SettingDifference },
      },
    },
    async (request) => {
      const { limit = SHOWN, since } = request.query as Static<typeof PreviewQuery>
      const setting = settingOf(request.body as Static<typeof PolicyBody>, store)
      const options = { limit, since: timeIn(since, 'since') }
      return shownDifference(await store.preview(setting, clock(), options))
    },
  )

  app.put(
    '/v1/policy',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'Put numbers or a mode into force',
        body: PolicyBody,
        response: { 200: PolicyApplied },
      },
    },
    async (request) => {
      const setting = settingOf(request.body as Static<typeof PolicyBody>, store)
      const addresses = await store.apply(setting, whoOf(request), clock())
      return { ...setting, addresses }
    },
  )

  app.post(
    '/v1/replay',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'Judge the stored events again; tells the difference, and keeps it with "commit"',
        body: ReplayBody,
        response: { 200: Difference },
      },
    },
    async (request) => {
      const { commit = false, limit = SHOWN } = (request.body as Static<typeof ReplayBody>) ?? {}
      const options = { commit, limit, who: whoOf(request) }
      return shownDifference(await store.replay((event) => rejudged(event, { rules }), clock(), options))
    },
  )
}

function settingOf({ policy, mode }: Static<typeof PolicyBody>, store: Store): PolicySetting {
  const now = store.setting()
  return { policy: resolvePolicy({ ...now.policy, ...policy }), mode: (mode as Mode | undefined) ?? now.mode }
}
