import { type Fields, isFields, parseJson } from '../../extract/webhook/json.ts'
import type { WhyInvalid } from '../../extract/webhook/verify/scheme.ts'
import { Fares } from '../fares.ts'
import type { Source, SourceContext, SourcePreview } from '../source.ts'
import type { WebhookBlock } from './block.ts'
import { confirmSubscription, SnsCertificates, snsMessageIn } from './sns-messages.ts'
import { verified, type WebhookRequest, WHY_REFUSED } from './verify.ts'

/** What a request is answered with. */
export type WebhookAnswer =
  | { readonly refused: WhyInvalid; readonly why: string }
  | { readonly accepted: number; readonly duplicates: number; readonly validationResponse?: string }

/** Refusals are told in the log once in so many milliseconds: there may be many. */
const QUIET = 60_000

/** Takes what a service posts. The HTTP server is the caller's: it hands requests over. */
export class WebhookSource implements Source {
  readonly service: string
  readonly #block: WebhookBlock
  readonly #context: SourceContext
  readonly #fares: Fares
  readonly #certificates = new SnsCertificates()
  #toldAt = Number.NEGATIVE_INFINITY

  constructor(block: WebhookBlock, context: SourceContext) {
    this.service = block.service
    this.#block = block
    this.#context = context
    this.#fares = new Fares(context.clock)
  }

  get status() {
    return this.#fares.status
  }

  async start(): Promise<void> {
    this.#fares.runs()
  }

  async stop(): Promise<void> {
    this.#fares.ends()
  }

  async test(): Promise<SourcePreview> {
    const path = `/v1/webhooks/${this.service}/${this.#context.name}`
    const notes = [`It waits for requests. Enter at ${this.service} the address https://YOUR-HOST${path}`]
    return { what: null, seen: 0, counts: {}, notes }
  }

  /**
   * Verifies a request and keeps what it tells; resolves once that is durable.
   *
   * @throws where the store fails, or Amazon does not answer: the service sends it again
   */
  async receive(request: WebhookRequest): Promise<WebhookAnswer> {
    const { clock, sink } = this.#context
    const verification = await this.#asking(verified(this.#block, request, clock(), this.#certificates))
    if (!verification.valid) return this.#refuse(verification.why)
    this.#fares.received(1)
    this.#fares.runs()
    const handshake = await this.#asking(this.#handshake(request.body))
    if (handshake !== null) return { accepted: 0, duplicates: 0, ...handshake }
    const body = Buffer.from(request.body).toString()
    const [outcome] = await sink.take([{ webhook: body, from: this.service }])
    const { accepted, duplicates, rejected } = outcome!
    if (rejected !== null) this.#strange(rejected)
    return { accepted, duplicates }
  }

  #refuse(why: WhyInvalid): WebhookAnswer {
    this.#fares.refused()
    if (this.status.state === 'running') this.#fares.runs(`The last request was refused. ${WHY_REFUSED[why]}`)
    this.#tell({ why }, 'a webhook was refused')
    return { refused: why, why: WHY_REFUSED[why] }
  }

  /** To refuse it would only have it sent again. */
  #strange(problem: string): void {
    this.#fares.refused()
    this.#fares.runs(`The last request was of ${this.service}, yet it is not understood: ${problem}`)
    this.#tell({ problem }, 'a webhook was not understood')
  }

  /** What asks Amazon, and may get no answer. A remark only: whoever posts may name an address where nobody answers. */
  async #asking<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      const { message, cause } = error as Error
      const why = cause instanceof Error ? cause.message : message
      this.#fares.runs(
        `The last request could not be checked, since Amazon was asked and did not answer: ${why}. Amazon sends it again. Let this machine reach https://sns.REGION.amazonaws.com.`,
      )
      this.#tell({ why }, 'Amazon does not answer')
      throw error
    }
  }

  #tell(what: object, message: string): void {
    const { clock, log, name } = this.#context
    if (clock() - this.#toldAt < QUIET) return
    this.#toldAt = clock()
    log.warn({ source: name, ...what }, message)
  }

  /** What a service asks before it sends events; null for events. */
  async #handshake(body: Uint8Array): Promise<{ validationResponse?: string } | null> {
    if (this.service === 'azure') return azureHandshake(body)
    if (this.service !== 'ses') return null
    const message = snsMessageIn(body)
    if (message === null || message.Type === 'Notification') return null
    await this.#subscription(message)
    return {}
  }

  /** Only a message that was verified, and so is of a topic of the block, gets here with a topic. */
  async #subscription(message: Fields): Promise<void> {
    const { log, name } = this.#context
    const what = { source: name, topic: String(message.TopicArn) }
    if (message.Type === 'SubscriptionConfirmation' && this.#block.topics !== undefined) {
      await confirmSubscription(message)
      log.info(what, 'subscription to a topic confirmed')
    } else log.warn({ ...what, type: String(message.Type) }, 'message about a subscription left alone')
  }
}

/** Azure Event Grid asks whether the address wants events: https://learn.microsoft.com/azure/event-grid/end-point-validation-event-grid-events-schema */
function azureHandshake(body: Uint8Array): { validationResponse: string } | null {
  const events = parseJson(new TextDecoder().decode(body))
  const [event] = Array.isArray(events) ? events : [events]
  if (!isFields(event) || event.eventType !== 'Microsoft.EventGrid.SubscriptionValidationEvent') return null
  const code = isFields(event.data) ? event.data.validationCode : null
  return typeof code === 'string' ? { validationResponse: code.slice(0, 500) } : null
}
