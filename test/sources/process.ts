import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporary } from './store.ts'

const BIN = new URL('../../bin/undelivered.js', import.meta.url).pathname
const KEY = 'first-key'

/** The service as a process of its own, with one source called "it". */
export class Served {
  readonly folder: string
  readonly #config: string
  #child: ChildProcess | null = null
  #url = ''

  constructor(block: object) {
    this.folder = temporary()
    this.#config = join(this.folder, 'undelivered.json')
    writeFileSync(this.#config, JSON.stringify({ sources: { it: block } }))
    onTestFinished(() => {
      this.#child?.kill('SIGKILL')
    })
  }

  /** Starts a command with these settings. */
  run(command: string, ...args: readonly string[]): ChildProcess {
    return spawn(
      process.execPath,
      [BIN, command, ...args, '--data', join(this.folder, 'data'), '--config', this.#config],
      { env: { ...process.env, UNDELIVERED_ADMIN_KEY: KEY } },
    )
  }

  async start(): Promise<void> {
    const child = this.run('serve', '--port', '0')
    this.#child = child
    let said = ''
    this.#url = await new Promise<string>((done, fail) => {
      child.stdout!.on('data', (chunk) => {
        said += chunk
        const found = /listening on (\S+)\n/.exec(said)?.[1]
        if (found !== undefined) done(found)
      })
      child.stderr!.on('data', (chunk) => {
        said += chunk
      })
      child.once('exit', () => fail(new Error(said)))
    })
  }

  async kill(): Promise<void> {
    const gone = once(this.#child!, 'exit')
    this.#child!.kill('SIGKILL')
    await gone
  }

  // biome-ignore lint/suspicious/noExplicitAny: whatever the service answers
  async get(path: string): Promise<any> {
    const response = await fetch(this.#url + path, { headers: { authorization: `Bearer ${KEY}` } })
    return response.json()
  }
}
