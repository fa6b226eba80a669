// What is measured on: the labelled corpora beside the checkout where they exist, else the examples.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const corpus = join(root, '../shared/corpus')

function files(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name)
    return entry.isDirectory() ? files(path) : [path]
  })
}

/** The mails as bytes in memory. */
export function mails() {
  const dirs = existsSync(corpus)
    ? readdirSync(corpus)
        .map((name) => join(corpus, name, 'emails'))
        .filter(existsSync)
    : [join(root, 'examples')]
  return dirs
    .flatMap(files)
    .filter((path) => !/\.mbox$|mailbox/.test(path))
    .map((path) => new Uint8Array(readFileSync(path)))
}

/** The reply texts. */
export function replies() {
  const path = join(corpus, 'replies/dev.jsonl')
  if (!existsSync(path))
    return ['550 5.1.1 <a@example.com>: Recipient address rejected: User unknown', '452 4.2.2 Mailbox full']
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).text)
}
