import type { ErrorCode } from '../errors.ts'
import type { Keeper } from './keeper.ts'
import type { PackedStandings } from './packed-standings.ts'
import type { KeyRow } from './rows.ts'
import type { PolicySetting } from './shapes.ts'

/** What the writing thread is asked to do; several at a time. */
export interface Request {
  readonly id: number
  readonly method: keyof Keeper
  readonly told: readonly unknown[]
}

/** An error, as it goes from thread to thread. */
export type Failure =
  | { readonly code: ErrorCode; readonly details: readonly (string | number)[] }
  | { readonly message: string }

/** What the writing thread says: the standings and `ready` at its start, then replies to the requests. */
export type Reply =
  | { readonly expected: number }
  | { readonly packed: PackedStandings }
  | {
      readonly ready: {
        readonly secret: string
        readonly setting: PolicySetting
        readonly keys: readonly KeyRow[]
      }
    }
  | {
      readonly results: readonly (readonly [id: number, result: unknown])[]
      /** The standings of addresses where they are new; those of none stand among the others. */
      readonly changes: PackedStandings | null
    }
  | { readonly id?: number; readonly failure: Failure }
