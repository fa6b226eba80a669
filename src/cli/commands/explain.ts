import { existsSync } from 'node:fs'
import { EMAIL } from '../../input/email.ts'
import type { InputItem } from '../../input/item.ts'
import { readInputs } from '../../input/read.ts'
import type { ReadOptions } from '../../read-email.ts'
import { paintFor } from '../colour.ts'
import { type Arguments, type Command, UsageError } from '../command.ts'
import type { Layout } from '../explain/layout.ts'
import { explainMail, explainReply } from '../explain/mail.ts'
import { type Io, widthOf } from '../io.ts'
import { LIMIT_OPTION, limitsOf, messageBytes } from '../limits.ts'
import { Printer } from '../printer.ts'
import { Problems } from '../problems.ts'
import { RULES_OPTION, rulesOf } from '../rule-file.ts'

export const explain: Command = {
  name: 'explain',
  synopsis: '[OPTIONS] FILE | TEXT | -',
  description:
    'Tells in plain words what a mail, or the text of an SMTP reply, means: what was found where, which words decided, hard or soft and why, how sure that is, and what to do.',
  options: [
    { name: 'message', value: 'NUMBER', text: 'only this message of an mbox file, counting from 0' },
    RULES_OPTION,
    LIMIT_OPTION,
  ],
  examples: [
    ['undelivered explain examples/01-postfix-unknown-user.eml', 'a mail'],
    ['undelivered explain "450 4.2.0 Greylisted, please try again in 300 seconds"', 'a reply'],
    ['undelivered explain --message 2 examples/15-three-mails.mbox', 'the third mail of an mbox file'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const inputs = inputsOf(args, io)
  const only = numberOf(args)
  const readOptions = { limits: limitsOf(args), rules: await rulesOf(args) }
  const layout: Layout = { width: widthOf(io.stdout, io.env, 80), paint: paintFor(io.stdout, io.env) }
  const problems = new Problems(io.stderr)
  const printer = new Printer(io.stdout)
  let before = ''
  const options = { messageBytes: messageBytes(readOptions.limits), stdin: io.stdin }
  for await (const item of 'text' in inputs ? [textItem(inputs.text)] : readInputs(inputs.paths, options)) {
    if (printer.closed) break
    if (only !== null && 'message' in item && item.message !== only) continue
    if ('error' in item)
      problems.report(item.message ? `${item.file}#${item.message}` : item.file, item.error)
    if (!('bytes' in item)) continue
    if (item.bytes.length === 0) {
      problems.report(item.file, 'it is empty: there is nothing to explain.')
      continue
    }
    if (item.unit === 'log' && !isBareText(item)) {
      problems.report(item.file, 'it is a log: undelivered parse reads it.')
      break
    }
    try {
      await printer.print(before + (await explained(item, readOptions, layout)))
    } catch (error) {
      problems.report(item.file, error as Error)
    }
    before = `\n${'─'.repeat(Math.min(layout.width, 80))}\n\n`
  }
  if (only !== null && before === '')
    problems.report(String(args.positionals[0]), `there is no message ${only}.`)
  await printer.flush()
  return problems.status
}

type MessageItem = Extract<InputItem, { bytes: unknown }>

function textItem(text: string): MessageItem {
  return { file: '', message: 0, unit: 'reply', kind: 'reply', date: Date.now(), bytes: Buffer.from(text) }
}

async function explained(item: MessageItem, options: ReadOptions, layout: Layout): Promise<string> {
  if (item.unit === 'reply' || isBareText(item)) {
    const { replyEvent } = await import('../../classify-reply.ts')
    const text = Buffer.from(item.bytes).toString()
    return explainReply(text, replyEvent(text, { rules: options.rules }), layout)
  }
  const { inspectEmail } = await import('../../read-email.ts')
  const title = item.file === '-' ? 'standard input' : item.file
  const number = item.message ? `, message ${item.message}` : ''
  return explainMail(title + number, inspectEmail(item.bytes, options), layout)
}

/** A text piped in, too short and without a header: somebody's error message, not a mail. */
function isBareText({ file, bytes }: MessageItem): boolean {
  return file === '-' && bytes.length < 4096 && !EMAIL.looksLike(Buffer.from(bytes))
}

function inputsOf({ positionals }: Arguments, io: Io): { paths: readonly string[] } | { text: string } {
  if (!positionals.length) {
    if (io.stdin.isTTY) throw new UsageError('name a file, or give the text of a reply.')
    return { paths: ['-'] }
  }
  if (positionals.every((word) => word === '-' || existsSync(word) || looksLikePath(word, positionals))) {
    return { paths: positionals }
  }
  return { text: positionals.join(' ') }
}

/** A single word that can only be meant as a path: its absence is then the error to report. */
function looksLikePath(word: string, all: readonly string[]): boolean {
  return all.length === 1 && !/\s/.test(word) && (word.includes('/') || /\.[a-z]\w*$/i.test(word))
}

function numberOf({ options }: Arguments): number | null {
  const given = options.message?.[0]
  if (given === undefined) return null
  if (!/^\d+$/.test(given)) throw new UsageError(`--message ${given}: it must be a number, counting from 0.`)
  return Number(given)
}
