import type { TObject } from 'typebox'
import type { Kind } from '../model/event.ts'
import type { SourcePreview } from './preview.ts'

export type { SourcePreview }

/**
 * One thing as it arrived, with what the place where it arrived knows of it. `from` names the system or service, where
 * that does not show by itself; `zone` is of the times of a log's lines that tell none, as `Europe/Zurich`.
 */
export type Received = (
  | { readonly email: Uint8Array }
  | { readonly log: string; readonly from?: string | undefined; readonly zone?: string | undefined }
  | { readonly webhook: unknown; readonly from?: string | undefined }
) & {
  /** The stream of mail that it concerns; all unless told. */
  readonly scope?: string | undefined
  /** The recipient that a signed return path names, where the report itself names none or another one. */
  readonly recipient?: string | undefined
  readonly messageId?: string | undefined
  /** Why it is kept apart and changes nothing, where it is no answer to mail of ours. */
  readonly apart?: 'backscatter' | undefined
}

/** What became of one received thing. */
export interface Outcome {
  /** The kinds of its events, in their order; empty for ordinary mail and for what holds no report. */
  readonly kinds: readonly Kind[]
  readonly accepted: number
  readonly duplicates: number
  /** Why it could not be read, in plain words; null where it could. */
  readonly rejected: string | null
}

/** Where a source hands over what it received. */
export interface Sink {
  /**
   * Reads it and keeps the events; resolves once they are durable, with an outcome for each. What cannot be read is
   * told in its outcome, and stops nothing else. Where `position` is given it is kept after the events, so that a
   * source that stops between the two hands some over again, which changes nothing.
   *
   * @throws only where the store fails: what was handed over is not kept, and has to be handed over again
   */
  take(received: readonly Received[], position?: string): Promise<readonly Outcome[]>
  /** Reads it and keeps nothing. */
  look(received: readonly Received[]): Promise<readonly Outcome[]>
  /** Where the source stood, in its own words; null at its first start. */
  position(): Promise<string | null>
}

/** What a source works with. */
export interface SourceContext {
  /** The name of its block among the settings. */
  readonly name: string
  readonly sink: Sink
  /** A folder of its own for what it has to keep beside the store. It is there once the source starts. */
  readonly folder: string
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly log: SourceLog
}

/** The part of a pino logger that sources use. */
export interface SourceLog {
  info(what: object, message: string): void
  warn(what: object, message: string): void
  error(what: object, message: string): void
}

/** How a source fares. */
export interface SourceStatus {
  readonly state: 'starting' | 'running' | 'failing' | 'stopped'
  /** What is wrong and what to do, where it fails. */
  readonly problem: string | null
  /** When it last received something, in milliseconds since 1970. */
  readonly lastReceived: number | null
  readonly received: number
  readonly refused: number
  /** What it kept apart of what it received: no answer to mail of ours. */
  readonly apart?: number
  /** What is there and could not be had, after some tries; `problem` names it. */
  readonly passedOver?: number
}

/** A place where bounces arrive, as it runs. */
export interface Source {
  /** Begins; resolves once it listens, is connected or watches. Later failures are told by {@link status} and tried again. */
  start(): Promise<void>
  /** Ends what is under way without losing anything. */
  stop(): Promise<void>
  /** Looks, and changes nothing anywhere. */
  test(): Promise<SourcePreview>
  readonly status: SourceStatus
}

/** A kind of source: how its block in the settings looks, and how it is opened. */
export interface SourceKind<Block = unknown> {
  /** The word after `kind:` in its block. */
  readonly kind: string
  readonly description: string
  /**
   * The block's settings, each with a `description`, perhaps a `default` (which `open` is given where the block does
   * not tell) and `examples`; docs/sources is made from it. All kinds have `scope` beside their own.
   */
  readonly settings: TObject
  /** What the settings say of each setting alone may not be all: mistakes, each as it follows the block's name. */
  readonly mistakes?: (block: Block) => readonly string[]
  readonly open: (block: Block, context: SourceContext) => Source
}
