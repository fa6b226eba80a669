import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort, isFree } from '../free-port.ts'

const run = promisify(execFile)

/** Why the tests with a real Dovecot cannot run here; null where they can. */
export function whyNoDovecot(): string | null {
  if (process.getuid?.() !== 0) return 'Dovecot can only be started by root'
  const { status, stdout } = spawnSync('dovecot', ['--version'], { encoding: 'utf8' })
  if (status !== 0) return 'Dovecot is not installed: apt-get install dovecot-imapd dovecot-pop3d'
  return stdout.startsWith('2.3.') ? null : `Dovecot ${stdout.trim()} wants other settings than 2.3`
}

export const USER = 'bounces@example.org'
export const PASSWORD = 'pa ss"word'

/** Whose the mail is: nobody. */
const OWNER = 65_534

export interface DovecotOptions {
  /** Lines of its settings more. */
  readonly settings?: string
  /** An address that is asked who an access token belongs to. */
  readonly tokens?: string
}

interface Kept {
  readonly flags: string
  readonly text: string
}

/** A Dovecot of its own, with one mailbox of {@link USER}. */
export class RealDovecot {
  readonly imap: number
  readonly imaps: number
  readonly pop3: number
  /** The certificate it shows. */
  readonly certificate: string
  readonly #root: string
  #count = 0
  #master: ChildProcess | null = null

  private constructor(root: string, ports: readonly number[]) {
    this.#root = root
    ;[this.imap, this.imaps, this.pop3] = ports as [number, number, number]
    this.certificate = join(root, 'cert.pem')
  }

  static async start(options: DovecotOptions = {}): Promise<RealDovecot> {
    const root = await mkdtemp(join(tmpdir(), 'undelivered-dovecot-'))
    await chmod(root, 0o755)
    const dovecot = new RealDovecot(root, [await freePort(), await freePort(), await freePort()])
    await dovecot.#prepare(options)
    await dovecot.up()
    return dovecot
  }

  async #prepare({ settings = '', tokens }: DovecotOptions): Promise<void> {
    await mkdir(join(this.#root, 'run'))
    await mkdir(join(this.#root, 'mail'))
    await chown(join(this.#root, 'mail'), OWNER, OWNER)
    const made =
      '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost'
    await run('openssl', [
      ...['req', ...made.split(' '), '-keyout', join(this.#root, 'key.pem')],
      ...['-out', this.certificate],
    ])
    await writeFile(join(this.#root, 'users'), `${USER}:{PLAIN}${PASSWORD}::::::\n`)
    if (tokens !== undefined)
      await writeFile(
        join(this.#root, 'oauth2'),
        `introspection_mode = get\nintrospection_url = ${tokens}\nusername_attribute = email\nactive_attribute = active\nactive_value = yes\n`,
      )
    await writeFile(join(this.#root, 'conf'), this.#conf(tokens !== undefined) + settings)
  }

  #conf(tokens: boolean): string {
    const root = this.#root
    const byToken = `passdb {\n driver = oauth2\n mechanisms = xoauth2 oauthbearer\n args = ${root}/oauth2\n}\n`
    return `base_dir = ${root}/run
state_dir = ${root}/run
log_path = ${root}/log
protocols = imap pop3
listen = 127.0.0.1
ssl = yes
ssl_cert = <${root}/cert.pem
ssl_key = <${root}/key.pem
disable_plaintext_auth = no
auth_failure_delay = 0
auth_mechanisms = plain login${tokens ? ' xoauth2' : ''}
${tokens ? byToken : ''}passdb {
  driver = passwd-file
  args = ${root}/users
}
userdb {
  driver = static
  args = uid=${OWNER} gid=${OWNER} home=${root}/mail/%u
}
first_valid_uid = 1
mail_location = maildir:${root}/mail/%u/Maildir
mail_max_userip_connections = 50
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${this.imap}
  }
  inet_listener imaps {
    port = ${this.imaps}
  }
}
service pop3-login {
  chroot =
  inet_listener pop3 {
    port = ${this.pop3}
  }
  inet_listener pop3s {
    port = 0
  }
}
`
  }

  async up(): Promise<void> {
    const master = spawn('dovecot', ['-F', '-c', join(this.#root, 'conf')], { stdio: 'ignore' })
    this.#master = master
    const ports = [this.imap, this.imaps, this.pop3]
    while (master.exitCode === null && master.signalCode === null) {
      if ((await Promise.all(ports.map(answers))).every(Boolean)) return
      await setTimeout(50)
    }
    throw new Error(`Dovecot does not start: ${await readFile(join(this.#root, 'log'), 'utf8')}`)
  }

  /** Kills it and all that it began. */
  async kill(): Promise<void> {
    const master = this.#master!
    // So that it begins no more meanwhile.
    master.kill('SIGSTOP')
    const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', String(master.pid)])
    await this.#end('SIGKILL', stdout.split('\n').filter(Boolean).map(Number))
    await rm(join(this.#root, 'run', 'master.pid'), { force: true })
    // They hold the ports until the last of them is gone.
    for (const port of [this.imap, this.imaps, this.pop3]) while (!(await isFree(port))) await setTimeout(20)
  }

  /** Ends it, and takes away all that it had. */
  async remove(): Promise<void> {
    await this.#end('SIGTERM')
    await rm(this.#root, { recursive: true, force: true })
  }

  async #end(signal: NodeJS.Signals, children: readonly number[] = []): Promise<void> {
    const master = this.#master
    if (master === null) return
    this.#master = null
    const ended = once(master, 'exit')
    for (const pid of [master.pid!, ...children]) {
      try {
        process.kill(pid, signal)
      } catch {
        // It has ended by itself.
      }
    }
    await ended
  }

  /** Makes a mailbox of all messages anew, for all that clients know. */
  async changeUidValidity(validity: number): Promise<void> {
    const args = ['mailbox', 'update', '-u', USER, '--uid-validity', String(validity), 'INBOX']
    await run('doveadm', ['-c', join(this.#root, 'conf'), ...args])
  }

  async makeMailbox(name: string): Promise<void> {
    await run('doveadm', ['-c', join(this.#root, 'conf'), 'mailbox', 'create', '-u', USER, name])
  }

  /** Puts mail into a mailbox, as a delivery does. */
  async deliver(mails: readonly Uint8Array[], mailbox = 'INBOX'): Promise<void> {
    const folder = this.#folder(mailbox)
    for (const part of [folder, ...['tmp', 'new', 'cur'].map((one) => join(folder, one))]) {
      await mkdir(part, { recursive: true })
      await chown(part, OWNER, OWNER)
    }
    await chown(join(this.#root, 'mail', USER), OWNER, OWNER)
    await chown(this.#folder('INBOX'), OWNER, OWNER)
    for (const mail of mails) {
      const name = `${1_700_000_000 + this.#count++}.M1P1.example`
      const path = join(folder, 'tmp', name)
      await writeFile(path, mail)
      await chown(path, OWNER, OWNER)
      // Nobody sees half of it.
      await rename(path, join(folder, 'new', name))
    }
  }

  /** Takes from Dovecot the right to read a message: it ends each connection that asks for it. */
  async lock(number: number): Promise<void> {
    const [path] = (await this.#paths()).slice(number - 1)
    await chmod(path!, 0)
  }

  /** Gives that right back. */
  async unlock(): Promise<void> {
    for (const path of await this.#paths()) await chmod(path, 0o644)
  }

  async #paths(): Promise<readonly string[]> {
    const folders = ['new', 'cur'].map((part) => join(this.#folder('INBOX'), part))
    const all = await Promise.all(
      folders.map(async (folder) =>
        (await readdir(folder).catch(() => [])).map((name) => ({ name, path: join(folder, name) })),
      ),
    )
    return all
      .flat()
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ path }) => path)
  }

  /** The messages of a mailbox: their flags, and what is in them. */
  async messages(mailbox = 'INBOX'): Promise<readonly Kept[]> {
    for (;;) {
      // Where one was moved while they were read they are read again.
      const all = await this.#messagesNow(mailbox).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
        return null
      })
      if (all !== null) return all
    }
  }

  async #messagesNow(mailbox: string): Promise<readonly Kept[]> {
    const folder = this.#folder(mailbox)
    const all = []
    for (const part of ['new', 'cur'])
      for (const name of await readdir(join(folder, part)).catch(() => []))
        all.push({
          flags: name.split(':2,')[1] ?? '',
          text: await readFile(join(folder, part, name), 'utf8'),
        })
    return all
  }

  #folder(mailbox: string): string {
    const maildir = join(this.#root, 'mail', USER, 'Maildir')
    return mailbox === 'INBOX' ? maildir : join(maildir, `.${mailbox}`)
  }
}

/** Whether somebody listens. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const there = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return there
}
