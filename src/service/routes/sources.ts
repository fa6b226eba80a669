import type { SourcePreview, SourceStatus } from '../../sources/source.ts'
import { Sources as SourcesAnswer, SourceTested } from '../answer-schemas.ts'
import { Problem } from '../problem.ts'
import { EmptyBody } from '../schemas.ts'
import type { RunningSource } from '../sources/running-source.ts'
import { iso } from '../times.ts'
import type { Routes } from './route.ts'

export const sourceRoutes: Routes = (app, { sources = [], lookAtSource }) => {
  app.get(
    '/v1/sources',
    {
      config: { access: 'read' },
      schema: {
        summary: 'Where bounces arrive, and how each source fares',
        response: { 200: SourcesAnswer },
      },
    },
    async () => ({ items: sources.map(shown) }),
  )

  app.post(
    '/v1/sources/:name/test',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'Look at a source: can it be reached, and what would it take? Nothing is kept or changed',
        body: EmptyBody,
        response: { 200: SourceTested },
      },
    },
    async (request) => {
      const { name } = request.params as { name: string }
      if (lookAtSource === undefined || !sources.some((one) => one.name === name))
        throw new Problem('not-found', `There is no source ${name} in the settings.`)
      return tested(lookAtSource(name))
    },
  )
}

/** A source that cannot be reached is an answer, not an error of the request. */
const tested = (look: Promise<SourcePreview>) =>
  look.then(
    (preview) => ({ problem: null, preview }),
    (error: Error) => ({ problem: error.message, preview: null }),
  )

function shown({ name, kind, status }: RunningSource) {
  const { state, problem, lastReceived, received, refused, apart = 0, passedOver = 0 }: SourceStatus = status
  return {
    ...{ name, kind, state, problem, lastReceived: iso(lastReceived) },
    ...{ received, refused, apart, passedOver },
  }
}
