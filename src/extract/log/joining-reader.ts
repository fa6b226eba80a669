import type { LogClock } from './clock.ts'
import { type Fate, ofMessage } from './fate.ts'
import { JoinTable } from './join.ts'
import type { LogSettings } from './log-format.ts'
import type { OpenMessage } from './open-message.ts'
import { Prefix } from './syslog.ts'

/** What the readers of logs with syslog prefixes and queue ids have in common. */
export class JoiningReader {
  protected readonly prefix = new Prefix()
  protected readonly messages: JoinTable
  protected readonly clock: LogClock

  constructor({ clock, limits }: LogSettings) {
    this.clock = clock
    this.messages = new JoinTable(limits)
  }

  /** The time of the line at hand. */
  protected get now(): number {
    return this.prefix.time(this.clock)?.ms ?? 0
  }

  /** The message of that queue id, begun if need be. */
  protected open(queueId: string): OpenMessage {
    return this.messages.get(queueId) ?? this.messages.open(queueId, this.now)
  }

  /** What every fate of the line at hand says. */
  protected line(queueId: string): Partial<Fate> {
    const { prefix } = this
    return {
      ...ofMessage(this.messages.get(queueId)),
      queueId,
      stamp: prefix.stamp,
      timestamp: prefix.time(this.clock)?.iso ?? null,
      reportingMta: prefix.host,
    }
  }

  /** Remembers a deferral, closes what was remembered at any other fate; the fate with what is known of before. */
  protected remember(queueId: string, one: Fate): Fate {
    const attempt =
      one.kind === 'delayed'
        ? this.messages.defer(queueId, this.now, one)
        : this.messages.settle(queueId, one.recipient)
    return attempt === null ? one : { ...one, attempt }
  }
}
