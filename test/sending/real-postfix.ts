import { execFile, spawnSync } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import { freePort } from '../free-port.ts'
import { Speaker } from './harness.ts'

/** Why the tests with a real Postfix cannot run here; null where they can. */
export function whyNoPostfix(): string | null {
  if (process.getuid?.() !== 0) return 'Postfix can only be started by root'
  return spawnSync('postconf', ['mail_version']).status === 0
    ? null
    : 'Postfix is not installed: apt-get install postfix'
}

export interface RealPostfix {
  /** A conversation with its smtpd; the greeting is read already. */
  connect(): Promise<Smtp>
  log(): Promise<string>
  readonly logFile: string
  /** What the `sendmail` of a local program does. */
  sendmail(from: string, to: string): Promise<void>
}

/** A Postfix of its own, with these settings more, until the test ends. It sends nothing anywhere. */
export async function realPostfix(settings: Readonly<Record<string, string>>): Promise<RealPostfix> {
  const root = await mkdtemp(join(tmpdir(), 'undelivered-postfix-'))
  await chmod(root, 0o755)
  const [etc, spool, lib, logFile] = ['etc', 'spool', 'lib', 'mail.log'].map((name) => join(root, name))
  for (const folder of [etc!, spool!, lib!]) await mkdir(folder)
  const postfix = Number(await run('id', ['-u', 'postfix']))
  await chown(lib!, postfix, 0)
  const port = await freePort()
  const all = {
    compatibility_level: '3.6',
    queue_directory: spool!,
    data_directory: lib!,
    myhostname: 'mail.example.org',
    mydestination: '',
    mynetworks: '127.0.0.0/8',
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    default_transport: 'discard',
    alias_maps: '',
    maillog_file: logFile!,
    maillog_file_prefixes: root,
    ...settings,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${value}\n`)
  await writeFile(join(etc!, 'main.cf'), lines.join(''))
  await writeFile(join(etc!, 'master.cf'), `127.0.0.1:${port} inet n - n - - smtpd\n${MASTER}`)
  await run('postfix', ['-c', etc!, 'start'])
  onTestFinished(async () => {
    await run('postfix', ['-c', etc!, 'stop'])
  })
  return {
    connect: () => Smtp.at(port),
    logFile: logFile!,
    log: () => readFile(logFile!, 'utf8'),
    sendmail: async (from, to) => {
      await run('sendmail', ['-C', etc!, '-f', from, to], 'Subject: hello\n\nhello\n')
    },
  }
}

const MASTER = `pickup unix n - n 1 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
smtp unix - - n - - smtp
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
proxymap unix - - n - - proxymap
`

/** What a command prints. */
export async function run(command: string, args: readonly string[], input = ''): Promise<string> {
  const running = promisify(execFile)(command, args)
  if (input !== '') running.child.stdin!.end(input)
  return (await running).stdout
}

/** An SMTP client that says what it is told to say. */
export class Smtp {
  readonly #speaker: Speaker

  private constructor(port: number) {
    this.#speaker = new Speaker(port)
  }

  static async at(port: number): Promise<Smtp> {
    const smtp = new Smtp(port)
    await smtp.#reply()
    return smtp
  }

  async say(line: string): Promise<string> {
    this.#speaker.say(`${line}\r\n`)
    return this.#reply()
  }

  async #reply(): Promise<string> {
    for (;;) {
      const line = await this.#speaker.hear('\r\n')
      if (line[3] !== '-') return line.trimEnd()
    }
  }
}
