import { isHostName } from '../names.ts'
import type { Answer, Dns, Records, RecordType } from './dns.ts'

export interface Bounds {
  /** Questions that are out at the same time. */
  readonly concurrency?: number | undefined
  /** Questions in all: whoever publishes the records must not decide how many. */
  readonly questions?: number | undefined
  /** Ends the run: what is asked afterwards has no answer. */
  readonly signal?: AbortSignal | undefined
}

/** Records of one answer that are looked at. */
const RECORDS = 1000

/**
 * One run's view of the DNS: each question is asked once, a few at a time, and no more than a bounded number of them.
 * A name that no question can hold has no records.
 */
export function boundedDns(dns: Dns, { concurrency = 8, questions = 600, signal }: Bounds = {}): Dns {
  const answers = new Map<string, Promise<Answer<unknown>>>()
  const turns = turnsOf(concurrency)
  let asked = 0

  async function askOnce(name: string, type: RecordType): Promise<Answer<unknown>> {
    if (!isHostName(name)) return { is: 'none', exists: false }
    if (asked++ >= questions) return { is: 'failed', why: 'too-many' }
    const answer = await turns(() =>
      signal?.aborted ? { is: 'failed' as const, why: 'timeout' as const } : dns.ask(name, type),
    )
    return answer.is === 'found' ? { ...answer, records: answer.records.slice(0, RECORDS) } : answer
  }

  return {
    ask<T extends RecordType>(name: string, type: T) {
      const plain = name.toLowerCase().replace(/\.$/, '')
      const key = `${type} ${plain}`
      let answer = answers.get(key)
      if (answer === undefined) {
        answer = askOnce(plain, type)
        answers.set(key, answer)
      }
      return answer as Promise<Answer<Records[T]>>
    },
  }
}

/** Runs work, no more than so many at a time, in order of arrival. */
function turnsOf(most: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => T | Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}
