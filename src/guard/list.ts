import type { Checked } from '../client/shapes.ts'
import type { DeliveryEvent } from '../model/event.ts'

/** The suppression list, as it is asked and told: a client of the service is one (`undelivered/client`). */
export interface List {
  checkMany(addresses: readonly string[], scope?: string): Promise<readonly Checked[]>
  ingest(
    items: readonly { readonly event: DeliveryEvent; readonly scope?: string | undefined }[],
  ): Promise<unknown>
}

/** How the list is used around each send. */
export interface ListOptions {
  readonly client: List
  /** What becomes of mail while the list cannot be asked: `send` unless told. */
  readonly whenUnreachable?: 'send' | 'refuse' | undefined
  /** Called when the list could not be asked or told. */
  readonly onWarning?: ((warning: Error) => void) | undefined
  /** Milliseconds after which the list counts as unreachable; 5,000 unless told. */
  readonly patience?: number | undefined
  /** Milliseconds since 1970; the clock of the machine unless told. */
  readonly clock?: (() => number) | undefined
}

/** Who of a message's recipients gets it. */
export interface Sifted {
  readonly kept: readonly string[]
  /** Those that the list keeps mail from, with why. */
  readonly withheld: readonly Checked[]
}

const PATIENCE = 5000

/**
 * Asks the list about the recipients of a message. Where it cannot be asked, all are kept, and the warning is told.
 *
 * @throws Error where it cannot be asked and `whenUnreachable` is `refuse`
 */
export async function sift(
  addresses: readonly string[],
  scope: string,
  options: ListOptions,
): Promise<Sifted> {
  const { client, whenUnreachable = 'send' } = options
  try {
    const answers = await within(options, client.checkMany(addresses, scope))
    const withheld = answers.filter(({ send }) => !send)
    return { kept: addresses.filter((_address, n) => answers[n]?.send !== false), withheld }
  } catch (error) {
    if (whenUnreachable === 'refuse') throw error
    warn(options, `The suppression list cannot be asked, mail goes all the same: ${(error as Error).message}`)
    return { kept: addresses, withheld: [] }
  }
}

/** Tells the list what came back; where that fails the warning is told. */
export async function tell(
  events: readonly DeliveryEvent[],
  scope: string,
  options: ListOptions,
): Promise<void> {
  if (events.length === 0) return
  try {
    await within(options, options.client.ingest(events.map((event) => ({ event, scope }))))
  } catch (error) {
    warn(options, `The suppression list could not be told of a refusal: ${(error as Error).message}`)
  }
}

function warn({ onWarning }: ListOptions, message: string): void {
  onWarning?.(new Error(message))
}

async function within<T>({ patience = PATIENCE }: ListOptions, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience)
  })
  try {
    return await Promise.race([answer, over])
  } finally {
    clearTimeout(timer)
  }
}
