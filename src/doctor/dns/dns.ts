/** What each type of record holds. */
export interface Records {
  readonly A: string
  readonly AAAA: string
  readonly CNAME: string
  readonly MX: Mx
  readonly PTR: string
  readonly TXT: string
}

export type RecordType = keyof Records

export interface Mx {
  readonly priority: number
  /** Empty in a null MX (RFC 7505). */
  readonly host: string
}

/** Why a question was not answered. */
export type Silence = 'timeout' | 'servfail' | 'refused' | 'unreachable' | 'broken' | 'too-many'

/** What the DNS says of a name: that there is nothing is an answer, that nobody answered is none. */
export type Answer<T> =
  | { readonly is: 'found'; readonly records: readonly T[] }
  /** `exists`: the name is there, without records of this type; else there is no such name (RFC 8020). */
  | { readonly is: 'none'; readonly exists: boolean }
  | { readonly is: 'failed'; readonly why: Silence }

/**
 * The seam to the DNS: whoever can answer this can be asked. Never rejects.
 *
 * @example
 * await nodeDns().ask('example.com', 'TXT') // { is: 'found', records: ['v=spf1 -all'] }
 */
export interface Dns {
  ask<T extends RecordType>(name: string, type: T): Promise<Answer<Records[T]>>
}

/** The records, none where there are none or nobody answered. */
export const recordsOf = <T>(answer: Answer<T>): readonly T[] => (answer.is === 'found' ? answer.records : [])

/** What is said of a question that nobody answered. */
export const SILENCES: Readonly<Record<Silence, string>> = {
  timeout: 'no answer came in time',
  servfail: 'the name servers failed (SERVFAIL)',
  refused: 'the resolver refused the question',
  unreachable: 'the resolver cannot be reached',
  broken: 'the answer cannot be read',
  'too-many': 'it would have been one question too many for one run',
}
