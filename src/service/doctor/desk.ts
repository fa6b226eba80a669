import { type Asked, MOST, questionOf } from '../../doctor/ask.ts'
import { type Clues, cluesIn } from '../../doctor/clues.ts'
import { EXAMINED, type JoinedDiagnosis, type RefusedMail } from '../../doctor/diagnose.ts'
import type { Dns } from '../../doctor/dns/dns.ts'
import type { Diagnosis } from '../../doctor/doctor.ts'
import type { FetchPolicy } from '../../doctor/fetch-policy.ts'
import type { Finding } from '../../doctor/finding.ts'
import { isWithin, organisationOf } from '../../doctor/names.ts'
import type { CheckName, Question } from '../../doctor/question.ts'
import type { Store } from '../../store/store.ts'
import { Problem } from '../problem.ts'
import { findRefusals, type RefusalFilter, type Refusals, refusedMailOf } from './refusals.ts'

/** Whom the doctor asks. */
export interface DoctorParts {
  readonly dns: Dns
  readonly fetchPolicy?: FetchPolicy | undefined
}

export interface DeskOptions {
  readonly store: Store
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly parts: () => Promise<DoctorParts>
}

/** What is asked of the service's doctor. */
export interface AskedOfService extends Asked {
  readonly only?: readonly CheckName[] | undefined
}

/** Runs at the same time: each asks many questions of others. */
const RUNS = 4
/** Milliseconds for which an answer is given again. */
const FRESH = 60_000
/** Answers that are kept. */
const KEPT = 200
/** Events of each reason that are looked through for keys and addresses. */
const EVENTS = 300

/** The doctor within the service: knows what came back, remembers what was in order, and is not asked too much. */
export class DoctorDesk {
  readonly #options: DeskOptions
  readonly #answers = new Map<string, { readonly at: number; readonly answer: Promise<unknown> }>()
  #running = 0

  constructor(options: DeskOptions) {
    this.#options = options
  }

  /**
   * Looks at a domain, and at the keys and addresses that the mail which came back of it names.
   *
   * @throws UndeliveredError `DOCTOR_ASKED`; Problem `too-many` while several others are looked at
   */
  async examine({ only, ...asked }: AskedOfService): Promise<Diagnosis> {
    const question = questionOf(asked)
    return this.#once(JSON.stringify([question, only ?? null]), async () => {
      const { examine } = await import('../../doctor/doctor.ts')
      const full = withClues(question, await this.#cluesOf(question.domain))
      const diagnosis = await examine(full, {
        ...(await this.#options.parts()),
        only,
        now: this.#options.clock(),
      })
      await this.#remember(diagnosis.findings)
      return diagnosis
    })
  }

  /** What was refused for the sender's sake, each joined with what is wrong; one after the other. */
  async refusals(filter: RefusalFilter): Promise<readonly (Refusals & JoinedDiagnosis)[]> {
    const told: (Refusals & JoinedDiagnosis)[] = []
    for (const one of await findRefusals(this.#options.store, filter)) {
      const key = `${one.receiver} ${one.reason} ${one.domain} ${one.count}`
      told.push({ ...one, ...(await this.explain(key, await refusedMailOf(one))) })
    }
    return told
  }

  /** What the DNS has to do with refusals; `key` names them. */
  async explain(key: string, mail: RefusedMail): Promise<JoinedDiagnosis> {
    return this.#once(`incident ${key}`, async () => {
      const { diagnose } = await import('../../doctor/diagnose.ts')
      const options = { ...(await this.#options.parts()), now: this.#options.clock() }
      const explained = await diagnose(mail, options, (finding) => this.#lastGood(finding))
      await this.#remember(explained.findings)
      return explained
    })
  }

  async #once<T>(key: string, work: () => Promise<T>): Promise<T> {
    const now = this.#options.clock()
    const known = this.#answers.get(key)
    if (known !== undefined && now - known.at < FRESH) return known.answer as Promise<T>
    if (this.#running >= RUNS)
      throw new Problem('too-many', 'Several domains are being looked at already. Try again in a minute.')
    this.#running++
    const answer = work().finally(() => this.#running--)
    this.#answers.delete(key)
    this.#answers.set(key, { at: now, answer })
    answer.catch(() => this.#answers.delete(key))
    for (const [oldest] of this.#answers)
      if (this.#answers.size > KEPT) this.#answers.delete(oldest)
      else break
    return answer
  }

  async #cluesOf(domain: string): Promise<Clues> {
    const organisation = await organisationOf(domain)
    const pages = await Promise.all(
      EXAMINED.map((reason) => this.#options.store.events({ reason, limit: EVENTS })),
    )
    const events = pages.flatMap(({ items }) =>
      items.flatMap(({ event, apart }) => (apart === null ? [event] : [])),
    )
    const own = events.filter((event) => isWithin(cluesIn([event]).domains[0] ?? '', organisation))
    return cluesIn(own)
  }

  async #remember(findings: readonly Finding[]): Promise<void> {
    const { store, clock } = this.#options
    const good = new Set(findings.filter(({ level }) => level === 'ok').map(placeOf))
    for (const place of good) await store.setPosition(place, String(clock()))
  }

  async #lastGood(finding: Finding): Promise<number | null> {
    const at = await this.#options.store.position(placeOf(finding))
    return at === null ? null : Number(at)
  }
}

/** Where it is kept when something was last found in order. */
const placeOf = ({ check, about }: Finding) => `doctor:${check}:${about}`

/** Addresses from refusals only where none was named: others may send for the domain as well. */
function withClues(question: Question, clues: Clues): Question {
  const known = new Set(question.selectors.map(({ selector, domain }) => `${selector} ${domain}`))
  const more = clues.selectors.filter(({ selector, domain }) => !known.has(`${selector} ${domain}`))
  return {
    ...question,
    selectors: [...question.selectors, ...more].slice(0, MOST.selectors),
    ips: question.ips.length > 0 ? question.ips : clues.ips.slice(0, MOST.ips),
  }
}
