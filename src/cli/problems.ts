import { UndeliveredError } from '../errors.ts'
import { DONE, INCOMPLETE, UsageError } from './command.ts'
import type { Output } from './io.ts'
import { plain } from './output/plain.ts'

/** Names on stderr what could not be read, as it happens. */
export class Problems {
  readonly #output: Output
  readonly #before: () => void
  #count = 0

  constructor(output: Output, before: () => void = () => {}) {
    this.#output = output
    this.#before = before
  }

  /** `where`: a file, a message of a file, a line. */
  report(where: string, error: Error | string): void {
    this.#count++
    this.#before()
    this.#output.write(
      `undelivered: ${plain(where)}: ${typeof error === 'string' ? error : inWords(error)}\n`,
    )
  }

  get status(): number {
    return this.#count ? INCOMPLETE : DONE
  }
}

/** What the system's error codes mean, for people. */
const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder.',
  EACCES: 'it may not be read (permission denied).',
  EPERM: 'it may not be read (permission denied).',
  EISDIR: 'it is a folder.',
  ELOOP: 'its links go round in a circle.',
  EMFILE: 'too many files are open.',
  EIO: 'the disk gave an error.',
  ENXIO: 'it cannot be read like a file.',
  Z_BUF_ERROR: 'the gzip data ends too early; what came before was read.',
  Z_DATA_ERROR: 'the gzip data is damaged; what came before was read.',
}

/** What went wrong, in words for people. */
export function inWords(error: Error): string {
  if (error instanceof UsageError) return error.message
  if (error instanceof UndeliveredError)
    return error.message.replace('limits.messageBytes', '--limit messageBytes')
  const { code } = error as NodeJS.ErrnoException
  if (code !== undefined) return SYSTEM[code] ?? plain(error.message)
  return `it could not be read by a fault of undelivered; please report it (${plain(String(error))}).`
}
