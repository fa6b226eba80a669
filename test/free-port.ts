import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Below those that the system gives to whoever asks for any, and to each connection: between the look and the use
 * nobody else is given one of these.
 */
const [FIRST, COUNT] = [10_000, 20_000]
/** Processes that look at the same time begin far from each other. */
let next = (process.pid * 997) % COUNT

/** A port of this machine at which nobody listens. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + (next++ % COUNT)
    if (await isFree(port)) return port
  }
}

/** Whether nobody listens there. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    return false
  }
  server.close()
  await once(server, 'close')
  return true
}
