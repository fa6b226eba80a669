import { isOpen } from '../../decide/incident.ts'
import type { StoredIncident } from '../../store/shapes.ts'
import type { Store } from '../../store/store.ts'
import type { Channel, Message } from '../channels/channel.ts'
import type { NotifyLog } from '../webhooks/notifier.ts'
import { type Alert, alertOf } from './alert.ts'
import { isWithin, localTime } from './local-time.ts'
import { type ReceiverOf, receiversInWords } from './receiver-words.ts'
import { digestText, manyText, type News, newsText } from './texts.ts'
import type { When } from './when.ts'

/** Tells what may be wrong with the sender’s own set-up. */
export type Diagnose = (incident: StoredIncident) => Promise<string | null>

export interface AlertDeskOptions {
  /** The channel's name in the settings. */
  readonly name: string
  readonly channel: Channel
  readonly when: When
  readonly store: Pick<Store, 'incidents' | 'position' | 'setPosition'>
  readonly clock: () => number
  readonly log: NotifyLog
  /** What is wrong in the DNS that may have brought it about, in a sentence; null where nothing is known. */
  readonly diagnose?: Diagnose | undefined
  /** The report of the last seven days. */
  readonly report: (at: number) => Promise<Message>
}

/** What a channel was told, kept so that nothing is told twice after a start. */
interface Memory {
  /** Incidents that were told and are not over yet, with the severity that was told. */
  readonly told: Record<string, Alert['severity']>
  /** Since when incidents have not been in a digest. */
  digestedAt: number
  digestDay: string
  weeklyDay: string
}

/** More than these are told as one message. */
const SINGLE = 3
/** How long an alert waits for what is wrong. */
const PATIENCE = 10_000
/** How long it waits after a failure, at first and at most. */
const [FIRST, LONGEST] = [15_000, 3_600_000]
const REPORT_TIME = '08:00'

/** Tells a channel of incidents: what is new of them at once, or after quiet hours, and all of them once a day. */
export class AlertDesk {
  readonly #options: AlertDeskOptions
  #memory: Memory | null = null
  #receiverOf: ReceiverOf | null = null
  #failures = 0
  #notBefore = 0
  #looking: Promise<void> | null = null

  constructor(options: AlertDeskOptions) {
    this.#options = options
  }

  /** Looks what there is to tell, and tells it; what fails is tried again later. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  /** Resolves once nothing is being told. */
  get settled(): Promise<void> {
    return this.#looking ?? Promise.resolve()
  }

  async #look(): Promise<void> {
    const { clock, log, name, store } = this.#options
    const now = clock()
    if (now < this.#notBefore) return
    try {
      this.#memory ??= await this.#remembered(now)
      this.#receiverOf ??= await receiversInWords()
      const incidents: readonly StoredIncident[] = await store.incidents({ parts: true })
      await this.#tellNews(incidents, now)
      await this.#tellDigest(incidents, now)
      await this.#tellReport(now)
      this.#failures = 0
    } catch (error) {
      this.#notBefore = now + Math.min(FIRST * 2 ** this.#failures++, LONGEST)
      log.warn({ notify: name, error: (error as Error).message }, 'nobody could be told')
    }
  }

  async #remembered(now: number): Promise<Memory> {
    const kept = await this.#options.store.position(this.#place)
    if (kept !== null) return JSON.parse(kept) as Memory
    const { day } = localTime(now, this.#options.when.timeZone)
    return { told: {}, digestedAt: now, digestDay: day, weeklyDay: day }
  }

  async #tellNews(incidents: readonly StoredIncident[], now: number): Promise<void> {
    const memory = this.#memory!
    const all = incidents.flatMap((one) => this.#newsOf(one, memory, now))
    if (all.length === 0) return
    const { channel } = this.#options
    if (all.length > SINGLE) {
      await channel.send(manyText(all))
      await this.#told(all)
      return
    }
    const messages = await Promise.all(all.map(async (one) => this.#single(one, incidents)))
    for (const [n, message] of messages.entries()) {
      await channel.send(message)
      // At once, so that it is not told again where a later one fails.
      await this.#told([all[n]!])
    }
  }

  async #told(all: readonly { readonly news: News; readonly alert: Alert }[]): Promise<void> {
    const { told } = this.#memory!
    for (const { news, alert } of all)
      if (news === 'closed') delete told[alert.id]
      else told[alert.id] = alert.severity
    await this.#keep()
  }

  readonly #alertOf = (incident: StoredIncident) => alertOf(incident, this.#receiverOf?.(incident))

  /** With what is wrong, where that can be told soon. */
  async #single(
    { news, alert }: { news: News; alert: Alert },
    incidents: readonly StoredIncident[],
  ): Promise<Message> {
    const { diagnose } = this.#options
    const incident = incidents.find(({ id }) => id === alert.id)
    if (diagnose === undefined || news === 'closed' || incident === undefined) return newsText(news, alert)
    const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null).unref())
    return newsText(news, alert, await Promise.race([diagnose(incident).catch(() => null), late]))
  }

  #newsOf(incident: StoredIncident, { told }: Memory, now: number): { news: News; alert: Alert }[] {
    const alert = this.#alertOf(incident)
    const news = newsBetween(told[incident.id], alert)
    if (news === null || isSilenced(incident, news, now) || this.#waits(alert, news, now)) return []
    return [{ news, alert }]
  }

  /** Not grave enough to be told at once, or not at this hour. */
  #waits({ severity }: Alert, news: News, now: number): boolean {
    const { when } = this.#options
    if (news !== 'closed' && when.severity === 'critical' && severity !== 'critical') return true
    if (when.quiet === undefined || !isWithin(localTime(now, when.timeZone).time, when.quiet)) return false
    return !(when.urgent && severity === 'critical' && news !== 'closed')
  }

  async #tellDigest(incidents: readonly StoredIncident[], now: number): Promise<void> {
    const { when, channel } = this.#options
    const memory = this.#memory!
    const { day, time } = localTime(now, when.timeZone)
    if (when.digest === undefined || memory.digestDay === day || time < when.digest) return
    const shown = incidents.filter((one) => one.partOf === null && (one.mutedUntil ?? 0) <= now)
    const open = shown.filter(isOpen).map(this.#alertOf)
    const over = shown
      .filter((one) => !isOpen(one) && one.to! > memory.digestedAt && one.to! <= now)
      .map(this.#alertOf)
    if (open.length + over.length > 0) await channel.send(digestText(open, over, day))
    memory.digestDay = day
    memory.digestedAt = now
    await this.#keep()
  }

  async #tellReport(now: number): Promise<void> {
    const { when, channel, report } = this.#options
    const memory = this.#memory!
    const { day, time, weekday } = localTime(now, when.timeZone)
    if (when.weekly !== weekday || memory.weeklyDay === day || time < (when.digest ?? REPORT_TIME)) return
    await channel.send(await report(now))
    memory.weeklyDay = day
    await this.#keep()
  }

  get #place(): string {
    return `alerts ${this.#options.name}`
  }

  async #keep(): Promise<void> {
    await this.#options.store.setPosition(this.#place, JSON.stringify(this.#memory))
  }
}

function newsBetween(before: Alert['severity'] | undefined, { open, severity }: Alert): News | null {
  if (before === undefined) return open ? 'opened' : null
  if (!open) return 'closed'
  return before === 'warning' && severity === 'critical' ? 'worse' : null
}

/** Somebody knows of it already, or does not want to hear of it. */
function isSilenced({ acknowledgedAt, mutedUntil }: StoredIncident, news: News, now: number): boolean {
  if (mutedUntil !== null && mutedUntil > now) return true
  return news !== 'closed' && acknowledgedAt !== null
}
