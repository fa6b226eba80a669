import type { SourceStatus } from '../../sources/source.ts'
import { Sources as SourcesAnswer } from '../answer-schemas.ts'
import type { RunningSource } from '../sources/running-source.ts'
import { iso } from '../times.ts'
import type { Routes } from './route.ts'

export const sourceRoutes: Routes = (app, { sources = [] }) => {
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
}

function shown({ name, kind, status }: RunningSource) {
  const { state, problem, lastReceived, received, refused, apart = 0 }: SourceStatus = status
  return { name, kind, state, problem, lastReceived: iso(lastReceived), received, refused, apart }
}
