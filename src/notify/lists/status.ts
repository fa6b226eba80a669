// Apart, since the client's types name it: they are to need nothing of the service's libraries.

/** How a list fares. */
export interface ListStatus {
  readonly name: string
  readonly kind: string
  /** What the last time came to; null before the first, and where it failed. */
  readonly last: Synced | null
  readonly lastAt: number | null
  /** What went wrong the last time. */
  readonly problem: string | null
}

/** What was done, or would be. */
export interface Synced {
  readonly list: string
  readonly dryRun: boolean
  /** Taken over from the service; of those that are known already only the number. */
  readonly pulled: Counted
  readonly known: number
  /** Put on the service's list, and taken off it. */
  readonly pushed: Counted
  readonly removed: Counted
  readonly refused: readonly Refused[]
  readonly notes: readonly string[]
}

/** How many, and the first of them. */
export interface Counted {
  readonly count: number
  readonly first: readonly string[]
}

/** What a service did not do, and why. */
export interface Refused {
  readonly address: string
  readonly why: string
}
