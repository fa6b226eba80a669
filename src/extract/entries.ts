import { firstAddress } from '../decode/address.ts'
import { replyCodes } from '../decode/smtp-reply.ts'
import { type Report, report } from './report.ts'
import { commandOf, remoteHostOf } from './session.ts'

/** A recipient as a notice lists it, and what stands under or behind it. */
export interface Entry {
  readonly address: string
  /** Lines up to the next blank one or the next address, trimmed. */
  readonly lines: readonly string[]
}

const MAX_ENTRIES = 1000
const MAX_ENTRY_CHARS = 8000

/**
 * Reads a list of recipients as most MTAs write it: an address that begins a line, its reason behind a colon or on
 * the lines that follow.
 * @example entriesIn('<jo@example.com>:\nNo such user')[0] // { address: 'jo@example.com', lines: ['No such user'] }
 */
export function entriesIn(text: string): Entry[] {
  const entries: Open[] = []
  let current: Open | null = null
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    if (line === '') {
      current = null
      continue
    }
    const head = headOf(line)
    const indent = raw.length - raw.trimStart().length
    if (head === null || continues(current, head.address, indent)) append(current, line)
    else if (entries.length < MAX_ENTRIES) {
      current = { address: head.address, lines: [], indent, size: 0 }
      entries.push(current)
      if (head.rest !== '') append(current, head.rest)
    }
  }
  return entries
}

interface Open extends Entry {
  readonly lines: string[]
  readonly indent: number
  size: number
}

/** An address that begins a line of the words themselves: deeper than the entry's, or the entry's again. */
function continues(current: Open | null, address: string, indent: number): boolean {
  if (current === null) return false
  return indent > current.indent || (current.lines.length > 0 && current.address === address)
}

function append(entry: Open | null, line: string): void {
  if (entry === null || entry.size > MAX_ENTRY_CHARS) return
  const words = line.slice(0, MAX_ENTRY_CHARS)
  entry.size += words.length
  entry.lines.push(words)
}

/** `<jo@example.com>: words`, `"jo@example.com":`, `jo@example.com`, `* jo@example.com … words`. */
function headOf(line: string): { address: string; rest: string } | null {
  if (line.length > 2000 || !line.includes('@')) return null
  let at = 0
  while (at < line.length && ' \t*->'.includes(line[at]!)) at++
  const open = line[at]
  const close = open === '<' ? '>' : open === '"' ? '"' : ''
  const end = close === '' ? wordEnd(line, at) : line.indexOf(close, at + 1)
  if (end <= at) return null
  const word = line.slice(close === '' ? at : at + 1, end)
  if (!word.includes('@') || word.includes('=')) return null
  const address = firstAddress(word)
  if (address === null) return null
  const rest = line.slice(end + close.length)
  // "jo@example.com wrote:" and "a@example.com, b@example.com" are no entries of a list.
  if (rest !== '' && !/^\s*(?:[:(;[]|\.{3}|<mailto:|\s{2,}|$)/i.test(rest) && rest.trim() !== '') return null
  return { address, rest: rest.replace(/^[\s:;.]+/, '').replace(/^<mailto:[^>]*>\s*/i, '') }
}

function wordEnd(line: string, at: number): number {
  const length = line.slice(at).search(/[\s,;<>()[\]:]/)
  return length < 0 ? line.length : at + length
}

/**
 * What an entry's lines say: the remote's reply from its code on, else all of it, with the host and command that the
 * words name. Notes such as "(generated from …)" become the original recipient.
 */
export function reportOfEntry(entry: Entry, fields: Partial<Report> = {}): Report {
  const { words, original } = withoutOrigin(entry.lines)
  const { reply, replyAt } = replyCodes(words)
  const quotes = reply !== null && reply >= 400 && replyAt >= 0
  const remote = quotes ? words.slice(replyAt) : words
  const diagnostic = tidyReply(remote)
  return report({
    kind: 'bounce',
    action: 'failed',
    recipient: entry.address,
    originalRecipient: original,
    diagnostic: diagnostic === '' ? null : diagnostic,
    prose: words === '' ? [] : [words],
    command: commandOf(words) ?? bracketedCommand(words),
    remoteMta: remoteHostOf(words),
    ...fields,
  })
}

/** Takes off what the reporting system adds behind a reply. */
export function tidyReply(words: string): string {
  return words
    .replace(/\s*\(in reply to [a-z ]{2,40}\)\s*$/i, '')
    .replace(/\s*\[(?:rcpt_to|mail_from|data|connect|ehlo|helo|after_data)\]\s*$/i, '')
    .trim()
}

function bracketedCommand(words: string): string | null {
  const found = /\[(rcpt_to|mail_from|data|connect|ehlo|helo)\]\s*$/i.exec(words.slice(-20))?.[1]
  if (found === undefined) return null
  const word = found.toLowerCase()
  return word === 'connect' ? 'CONN' : word.split('_', 1)[0]!.toUpperCase()
}

const ORIGIN = /^\(?(?:ultimately )?(?:generated (?:from|by)|expanded from:?|originally to:?)\s+(.{3,300})$/i

function withoutOrigin(lines: readonly string[]): { words: string; original: string | null } {
  let original: string | null = null
  const kept: string[] = []
  for (const line of lines) {
    const from = ORIGIN.exec(line)?.[1]
    const address = from === undefined ? null : firstAddress(from.replace(/\)\s*$/, ''))
    if (address === null) kept.push(line)
    else original = address
  }
  return { words: kept.join(' ').trim(), original }
}
