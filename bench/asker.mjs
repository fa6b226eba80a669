// A process of its own that only asks "may I send?": over bare sockets, so that the client's work is not taken for the service's.
import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'

const CONNECTIONS = 16
const END_OF_HEAD = Buffer.from('\r\n\r\n')
const LENGTH = /content-length: (\d+)/i

/** A connection that asks one thing after the other; what is due while it waits for an answer is asked after it. */
class Connection {
  #socket
  #got = Buffer.alloc(0)
  /** When each question was due whose answer has not come, oldest first (they are pipelined). */
  #open = []
  #took

  constructor({ hostname, port }, took) {
    this.#took = took
    this.#socket = connect({ host: hostname, port, noDelay: true })
    this.#socket.on('data', (piece) => this.#read(piece))
  }

  ask(request) {
    this.#open.push(performance.now())
    this.#socket.write(request, 'latin1')
  }

  #read(piece) {
    this.#got = this.#got.length === 0 ? piece : Buffer.concat([this.#got, piece])
    for (;;) {
      const end = this.#got.indexOf(END_OF_HEAD)
      if (end < 0) return
      const head = this.#got.latin1Slice(0, end)
      const length = end + END_OF_HEAD.length + Number(LENGTH.exec(head)[1])
      if (this.#got.length < length) return
      if (!head.startsWith('HTTP/1.1 200')) throw new Error(this.#got.toString())
      this.#got = this.#got.subarray(length)
      this.#took.push(performance.now() - this.#open.shift())
    }
  }

  get waiting() {
    return this.#open.length
  }

  close() {
    this.#socket.end()
  }
}

const pause = () => new Promise((done) => setTimeout(done, 1))

/** Milliseconds to the answers of checks that are sent when they are due, whether or not others are answered. */
async function checking({ url, key, perSecond, count, known }) {
  const took = []
  const place = new URL(url)
  const connections = Array.from({ length: CONNECTIONS }, () => new Connection(place, took))
  const rest = ` HTTP/1.1\r\nhost: ${place.host}\r\nauthorization: Bearer ${key}\r\n\r\n`
  const idlest = () => connections.reduce((least, one) => (one.waiting < least.waiting ? one : least))
  const begun = performance.now()
  for (let at = 0; at < count; await pause())
    for (; at < count && begun + (at * 1000) / perSecond <= performance.now(); at++) {
      const n = (at * 7919) % known
      idlest().ask(`GET /v1/check/user${n}@domain${n % 997}.example.com${rest}`)
    }
  while (took.length < count) await pause()
  for (const connection of connections) connection.close()
  return took.sort((a, b) => a - b)
}

process.on('message', async (wanted) => {
  const took = await checking(wanted)
  const at = (share) => +took[Math.floor(took.length * share)].toFixed(2)
  process.send({ p50Ms: at(0.5), p99Ms: at(0.99) })
})
