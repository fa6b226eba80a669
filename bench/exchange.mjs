// Suppression lists: lines a second, and that a list of a million lines takes no more memory than a short one.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { classifyReply, ListReader, listWriter } from '../dist/index.js'

const PIECE = 64 * 1024
const SINCE = 1714641300

/** Of each list its text before the lines, a line, and after them. */
const LISTS = {
  'SendGrid CSV': [
    'status,reason,email,created\n',
    (at) =>
      `5.1.1,"550 5.1.1 <user${at}@example.com>: no such user, sorry",user${at}@example.com,${SINCE + at}\n`,
    '',
  ],
  'SES JSON': [
    '{"SuppressedDestinationSummaries":[',
    (at) =>
      `${at === 0 ? '' : ','}\n{"EmailAddress":"user${at}@example.com","Reason":"BOUNCE","LastUpdateTime":${SINCE + at}}`,
    ']}',
  ],
  'plain addresses': ['', (at) => `user${at}@example.com\n`, ''],
}

function* pieces([before, line, after], lines) {
  let text = before
  for (let at = 0; at < lines; at++) {
    text += line(at)
    if (text.length < PIECE) continue
    yield text
    text = ''
  }
  yield text + after
}

/** Reads a list, and writes it in our own format. */
function measure(name, lines, judged) {
  const reader = new ListReader(judged ? { classify: (text) => classifyReply(text).reason } : {})
  const writer = listWriter('undelivered', 'ndjson')
  let written = 0
  let spent = 0
  const write = (found) => {
    for (const one of found) written += writer.entry(one).length
  }
  for (const piece of pieces(LISTS[name], lines)) {
    const from = performance.now()
    write(reader.push(piece))
    spent += performance.now() - from
  }
  write(reader.end())
  if (reader.progress.entries !== lines) throw new Error(`${name}: ${JSON.stringify(reader.progress)}`)
  return {
    name: `${name}${judged ? ', replies judged' : ''}, ${lines} lines`,
    linesPerSecond: Math.round(lines / (spent / 1000)),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    writtenMb: Math.round(written / 1e6),
  }
}

/** Each in a process of its own, whose peak is its own. */
export function exchange() {
  const runs = Object.keys(LISTS).flatMap((name) => [
    [name, 100_000, false],
    [name, 1_000_000, false],
  ])
  return [...runs, ['SendGrid CSV', 100_000, true]].map((run) => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [fileURLToPath(import.meta.url), JSON.stringify(run)],
      { encoding: 'utf8' },
    )
    if (stdout === '') throw new Error(stderr)
    return JSON.parse(stdout)
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(JSON.stringify(measure(...JSON.parse(process.argv[2]))))
