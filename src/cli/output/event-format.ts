import type { DeliveryEvent } from '../../model/event.ts'

/** An event as it is printed: `classify` may put in the caller's id. */
export interface PrintedEvent extends Omit<DeliveryEvent, 'id'> {
  readonly id: unknown
}

/** Where an event was read: in a file, which message or, of a log, which line. */
export interface PrintedPlace {
  readonly file?: string
  readonly message?: number
  /** Counting from 1. */
  readonly line?: number
}

/** A text that came on the command line. */
export const NOWHERE: PrintedPlace = {}

/** Turns events into text, piece by piece. */
export interface EventFormat {
  /**
   * Text to print for this event; may be empty while the format still gathers. The place comes beside the event: a
   * copy of the event that holds both would take longer than all the rest.
   */
  event(event: PrintedEvent, place: PrintedPlace): string
  /** What remains. */
  end(): string
}

/** What a format may want to know. */
export interface FormatOptions {
  readonly width: number
  readonly colour: boolean
  /** The headers of the returned message that were asked for, lower case. */
  readonly headers: readonly string[]
}
