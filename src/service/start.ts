import type { FastifyInstance } from 'fastify'
import { UndeliveredError } from '../errors.ts'
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
 * @throws UndeliveredError `LISTEN` where it cannot, with what to do
 */
export async function startService(
  app: FastifyInstance,
  store: Store,
  options: StartOptions,
): Promise<string> {
  await listen(app, options)
  const isFirst = await firstKey(store, options)
  const { port } = app.server.address() as { port: number }
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  const address = `http://${host}:${port}`
  options.say(`listening on ${address}`)
  if (isFirst)
    options.say('Open it in a browser and sign in with the key, or send requests to it (docs/api.md).')
  return address
}

/** What the system's codes mean, and what to do. */
const HINDRANCES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program has it. Stop that one, or choose another port with --port',
  EACCES: 'this user may not. Choose a port above 1023 with --port, and put a proxy before it',
  EADDRNOTAVAIL: 'this machine has no such address. Choose one of its own with --host, such as 127.0.0.1',
  ENOTFOUND: 'no such name is known. Choose an address of this machine with --host, such as 127.0.0.1',
}

async function listen(app: FastifyInstance, { host, port }: StartOptions): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    throw new UndeliveredError('LISTEN', host, port, HINDRANCES[code] ?? message)
  }
}

/** Whether a key was made and said: somebody is to use it for the first time. */
async function firstKey(store: Store, { adminKey, say }: StartOptions): Promise<boolean> {
  if (adminKey !== undefined && store.keyOf(adminKey) === null)
    await store.createKey('admin', ['admin'], Date.now(), adminKey)
  else if ((await store.keys()).length === 0) {
    const { secret } = await store.createKey('admin', ['admin'], Date.now())
    say(`admin key, shown this once: ${secret}`)
    return true
  }
  return false
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
