import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { readSending } from '../../src/sending/blocks.ts'
import { openSending } from '../../src/sending/open-sending.ts'
import type { Asked } from '../../src/sending/verdict.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { DAY, delivered, refused, START } from '../store/events.ts'

export const NOW = START + 50 * DAY

/** A store in which gone@ is unknown, held@ is held in doubt, and news@ has left the newsletter. */
export async function storeOfThree(): Promise<Store> {
  const store = openMemoryStore()
  await store.take([
    refused('gone@example.com', '550 5.1.1 User unknown', 49),
    delivered('held@example.com', 48),
    refused('held@example.com', '550 5.1.1 User unknown', 49),
  ])
  const entry = { at: NOW - DAY, source: 'manual', who: 'test' } as const
  await store.enter(
    [{ ...entry, address: 'news@example.com', kind: 'unsubscribe', scope: 'newsletter' }],
    NOW,
  )
  return store
}

export interface Listening {
  readonly port: number
  readonly place: string
  /** What was answered, and why connections were ended. */
  readonly actions: string[]
  readonly ended: string[]
}

/** A listener of one kind, until the test ends. */
export async function listening(
  block: Readonly<Record<string, unknown>>,
  { store, patience }: { store?: Asked; patience?: number } = {},
): Promise<Listening> {
  const { blocks, mistakes } = readSending({ it: { listen: '127.0.0.1:0', ...block } })
  if (mistakes.length > 0) throw new Error(mistakes.join(' '))
  const actions: string[] = []
  const ended: string[] = []
  const log = { info() {}, warn: (what: object) => ended.push((what as { why: string }).why) }
  const sending = openSending(
    blocks,
    {
      store: store ?? (await storeOfThree()),
      clock: () => NOW,
      log,
      onAnswer: (_name, action) => actions.push(action),
    },
    patience,
  )
  const place = (await sending.start()).it!
  onTestFinished(() => sending.stop())
  return { port: Number(place.split(':').at(-1)), place, actions, ended }
}

/** Speaks as a mail server does: sends bytes, and reads what comes. */
export class Speaker {
  readonly socket: Socket
  #heard = ''
  #wake = () => {}

  constructor(to: number | string) {
    this.socket = typeof to === 'number' ? connect(to, '127.0.0.1') : connect(to)
    this.socket.setEncoding('utf8').on('data', (text) => {
      this.#heard += text
      this.#wake()
    })
    this.socket.on('error', () => {})
    this.socket.on('close', () => this.#wake())
    onTestFinished(() => {
      this.socket.destroy()
    })
  }

  say(text: string | Uint8Array): void {
    this.socket.write(text)
  }

  /** What is said next, up to this end. */
  async hear(end: string): Promise<string> {
    for (;;) {
      const at = this.#heard.indexOf(end)
      if (at >= 0) {
        const text = this.#heard.slice(0, at + end.length)
        this.#heard = this.#heard.slice(at + end.length)
        return text
      }
      if (this.socket.destroyed) throw new Error(`ended after ${JSON.stringify(this.#heard)}`)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  async ask(text: string, end: string): Promise<string> {
    this.say(text)
    return this.hear(end)
  }

  async closed(): Promise<void> {
    // Whoever is sent away while they write hears of it as an error first.
    if (!this.socket.closed) await new Promise<void>((resolve) => this.socket.once('close', () => resolve()))
  }
}
