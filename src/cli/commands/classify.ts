import { oneOf } from '../arguments.ts'
import { type Arguments, type Command, UsageError } from '../command.ts'
import { EventOutput, FORMAT_OPTION } from '../event-output.ts'
import type { Io } from '../io.ts'
import { ONLY_OPTION } from '../only.ts'
import { Problems } from '../problems.ts'
import { RULES_OPTION, rulesOf } from '../rule-file.ts'
import { ndjsonTexts, plainTexts, type Text } from '../texts.ts'
import { UNKNOWN_OPTION, unknownOf } from '../unknown.ts'

export const classify: Command = {
  name: 'classify',
  synopsis: '[OPTIONS] [TEXT…] | -',
  description:
    'Judges SMTP replies or diagnostic texts: each TEXT, or each line of standard input. The lines of a multi-line reply (550-…, 550 …) are taken together.',
  options: [
    FORMAT_OPTION,
    {
      name: 'from',
      value: 'NAME',
      text: 'what standard input holds: text, or ndjson: {"id","text"} lines whose ids are echoed',
    },
    ONLY_OPTION,
    RULES_OPTION,
    UNKNOWN_OPTION,
  ],
  examples: [
    ['undelivered classify "550 5.1.1 User unknown"', 'one reply'],
    ['undelivered classify - < replies.txt', 'one reply a line'],
    ['undelivered classify --from ndjson --format ndjson - < replies.ndjson', 'with ids of your own'],
  ],
  run,
}

async function run(args: Arguments, io: Io): Promise<number> {
  const texts = textsOf(args, io)
  const rules = await rulesOf(args)
  const unknown = await unknownOf(args)
  const output = await EventOutput.open(args, io)
  const problems = new Problems(io.stderr)
  const { replyEvent } = await import('../../classify-reply.ts')
  for await (const item of texts) {
    if ('error' in item) {
      output.summary.failure()
      problems.report(`line ${item.line}`, item.error)
      continue
    }
    output.summary.message()
    const event = replyEvent(item.text, { rules })
    await unknown?.add(event, item.id === undefined ? {} : { id: item.id })
    await output.print(item.id === undefined ? event : { ...event, id: item.id })
    if (output.closed) break
  }
  await unknown?.close()
  await output.end()
  return problems.status
}

function textsOf(args: Arguments, io: Io): AsyncIterable<Text> | Iterable<Text> {
  const { positionals } = args
  const from = oneOf(args, 'from', ['text', 'ndjson'])
  if (positionals.length && !positionals.includes('-')) {
    if (from === 'ndjson')
      throw new UsageError('--from ndjson reads standard input: give - instead of a text.')
    return positionals.map((text) => ({ text }))
  }
  if (positionals.length > 1) throw new UsageError('- stands alone.')
  if (!positionals.length && io.stdin.isTTY) throw new UsageError('give a text, or - for standard input.')
  return from === 'ndjson' ? ndjsonTexts(io.stdin) : plainTexts(io.stdin)
}
