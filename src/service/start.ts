import type { FastifyInstance } from 'fastify'
import type { Store } from '../store/store.ts'

/** Where the service listens, and what it is to say and to whom. */
export interface StartOptions {
  readonly host: string
  readonly port: number
  /** The secret of the first admin key, where the operator sets it. */
  readonly adminKey: string | undefined
  readonly say: (line: string) => void
}

/**
 * Opens the service to the network; `listening on …` is said when it is ready. The first start makes an admin key.
 *
 * @returns the address it listens on
 */
export async function startService(
  app: FastifyInstance,
  store: Store,
  options: StartOptions,
): Promise<string> {
  await app.listen({ host: options.host, port: options.port })
  await firstKey(store, options)
  const { port } = app.server.address() as { port: number }
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  const address = `http://${host}:${port}`
  options.say(`listening on ${address}`)
  return address
}

async function firstKey(store: Store, { adminKey, say }: StartOptions): Promise<void> {
  if (adminKey !== undefined && store.keyOf(adminKey) === null)
    await store.createKey('admin', ['admin'], Date.now(), adminKey)
  else if ((await store.keys()).length === 0) {
    const { secret } = await store.createKey('admin', ['admin'], Date.now())
    say(`admin key, shown this once: ${secret}`)
  }
}

/** How long requests that run may take to their end: less than the ten seconds after which Docker kills. */
const GRACE = 8000

/** Stops taking requests, lets those that run come to their end, then closes the store. */
export async function stopService(app: FastifyInstance, store: Store, grace = GRACE): Promise<void> {
  // A connection that is kept open is idle only once its last answer is out.
  const idle = setInterval(() => app.server.closeIdleConnections(), 50)
  const patience = setTimeout(() => app.server.closeAllConnections(), grace)
  try {
    await app.close()
  } finally {
    clearInterval(idle)
    clearTimeout(patience)
  }
  await store.close()
}
