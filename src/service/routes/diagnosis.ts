import { IncidentDiagnosis } from '../answer-schemas.ts'
import { IncidentDesk } from '../doctor/incident-desk.ts'
import { Problem } from '../problem.ts'
import { shownDiagnosis } from '../shown.ts'
import type { Routes } from './route.ts'

export const diagnosisRoutes: Routes = (app, { store, desk, clock }) => {
  const incidents = new IncidentDesk(store, desk, clock)
  app.get(
    '/v1/incidents/:id/diagnosis',
    {
      config: { access: 'read' },
      schema: {
        summary: 'What is wrong in the DNS that may have brought an incident about',
        response: { 200: IncidentDiagnosis },
      },
    },
    async (request) => {
      const { id } = request.params as { id: string }
      const incident = await store.incident(id)
      if (incident === null) throw new Problem('not-found', `There is no incident ${id}.`)
      return shownDiagnosis(await incidents.diagnosisOf(incident))
    },
  )
}
