import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Lines, wholeLines } from '../files/whole-lines.ts'

/** As much of what journalctl complains about as is kept. */
const LONGEST_COMPLAINT = 500

/**
 * The lines of the journal as journalctl shows them, each as JSON.
 *
 * @param signal ends it
 * @throws where journalctl cannot be started, or ends otherwise than it was asked to
 */
export async function* journal(
  program: string,
  options: readonly string[],
  signal: AbortSignal,
): AsyncIterable<Lines> {
  const child = spawn(program, ['--output=json', '--no-pager', '--quiet', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(0, LONGEST_COMPLAINT)
  })
  const ended = endOf(child, program)
  // It is told once the lines have been read.
  ended.catch(() => {})
  const stop = () => child.kill()
  signal.addEventListener('abort', stop)
  try {
    yield* wholeLines(child.stdout, false)
    const status = await ended
    if (status !== 0 && !signal.aborted) throw new Error(problemOf(program, status, complaint))
  } finally {
    signal.removeEventListener('abort', stop)
    child.kill()
  }
}

async function endOf(child: ChildProcess, program: string): Promise<number | null> {
  try {
    const [status] = await once(child, 'exit')
    return status
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const absent = code === 'ENOENT'
    throw new Error(absent ? `There is no program ${program} here. Does this machine have systemd?` : message)
  }
}

function problemOf(program: string, status: number | null, complaint: string): string {
  const said = complaint.trim() === '' ? '' : ` It said: ${complaint.trim().split('\n')[0]}`
  return `${program} ended with status ${status}.${said} The user that runs undelivered must be allowed to read the journal: add it to the group systemd-journal.`
}
