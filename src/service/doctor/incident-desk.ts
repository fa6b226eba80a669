import type { JoinedDiagnosis } from '../../doctor/diagnose.ts'
import type { StoredIncident } from '../../store/shapes.ts'
import type { Store } from '../../store/store.ts'
import type { DoctorDesk } from './desk.ts'
import { INCIDENT_EVENTS, refusedMailIn } from './of-incident.ts'

/** What was said of an incident, and when. */
export interface Said {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly sentence: string
}

/** Why an incident may have come about. */
export interface IncidentDiagnosis extends Said, Pick<JoinedDiagnosis, 'causes'> {
  /** What was said when it was first looked at: that may be mended by now. */
  readonly first: Said
}

/** Looks at the DNS for incidents of sender trouble. */
export class IncidentDesk {
  readonly #store: Store
  readonly #desk: DoctorDesk
  readonly #clock: () => number

  constructor(store: Store, desk: DoctorDesk, clock: () => number) {
    this.#store = store
    this.#desk = desk
    this.#clock = clock
  }

  /** null where nothing in the DNS can explain it. */
  async diagnosisOf(incident: StoredIncident): Promise<IncidentDiagnosis | null> {
    const page = await this.#store.incidentEvents(incident.id, { limit: INCIDENT_EVENTS })
    const events = (page?.items ?? []).map(({ event }) => event)
    const mail = await refusedMailIn(incident, events)
    if (mail === null) return null
    const { sentence, causes } = await this.#desk.explain(`${incident.id} ${incident.count}`, mail)
    const said = { at: this.#clock(), sentence }
    return { ...said, causes, first: await this.#first(incident.id, said) }
  }

  /** Looks at those that were not looked at yet: what is wrong now may soon be mended. */
  async lookAtNew(): Promise<void> {
    for (const incident of await this.#store.incidents({ open: true, kind: 'sender-trouble' }))
      if ((await this.#store.position(placeOf(incident.id))) === null) await this.diagnosisOf(incident)
  }

  async #first(id: string, said: Said): Promise<Said> {
    const kept = await this.#store.position(placeOf(id))
    if (kept !== null) return JSON.parse(kept) as Said
    await this.#store.setPosition(placeOf(id), JSON.stringify(said))
    return said
  }
}

/** Where it is kept. */
const placeOf = (id: string) => `doctor:incident:${id}`
