// How often verdicts of each confidence are right, over labelled replies and e-mails.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

const BINS = [0, 0.2, 0.4, 0.5, 0.7, 0.9, 0.95]
/** Labels of what is no failure: their verdicts have no reason. */
const KINDS = new Set(['delivered', 'auto-reply', 'complaint', 'not-a-bounce', 'delayed'])

const rowsOf = (text) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

/** Prints the tables. @param cli arguments of the command line, @param corpora folders or files of labels */
export function printCalibration(cli, corpora) {
  const run = (args, input) => {
    const { stdout } = spawnSync(process.execPath, [cli, ...args], {
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    })
    return rowsOf(stdout)
  }
  const files = corpora.flatMap((path) =>
    path.endsWith('.jsonl')
      ? path
      : readdirSync(path).flatMap((name) => (/^(?!expected).*\.jsonl$/.test(name) ? join(path, name) : [])),
  )
  const folders = corpora.filter((path) => existsSync(join(path, 'expected.jsonl')))
  print(
    'Replies',
    files.flatMap((file) => judgedReplies(run, file)),
  )
  print(
    'E-mails',
    folders.flatMap((folder) => judgedMails(run, folder)),
  )
}

function judgedReplies(run, file) {
  const wanted = rowsOf(readFileSync(file, 'utf8')).filter(({ text, reason }) => text && !KINDS.has(reason))
  const input = wanted.map(({ id, text }) => `${JSON.stringify({ id, text })}\n`).join('')
  const got = new Map(
    run(['classify', '--from', 'ndjson', '--format', 'ndjson', '-'], input).map((one) => [one.id, one]),
  )
  return wanted.flatMap(({ id, reason, alt = [] }) => judged(got.get(id), [reason, ...alt]))
}

/** Of each e-mail the recipients that are found; what is debatable is left out, as are logs and webhooks. */
function judgedMails(run, folder) {
  const wanted = rowsOf(readFileSync(join(folder, 'expected.jsonl'), 'utf8')).filter(
    ({ kind, recipients, debatable = [] }) =>
      recipients && (kind === 'bounce' || kind === 'delayed') && !debatable.includes('reason'),
  )
  if (wanted.length === 0) return []
  const events = run(['parse', '--format', 'ndjson', ...wanted.map(({ file }) => join(folder, file))])
  return wanted.flatMap(({ file, recipients }) => {
    const got = events.filter((event) => relative(resolve(folder), resolve(event.file)) === file)
    return recipients.flatMap(({ recipient, alt_recipients = [], reason, accept = [], cause }) => {
      const addresses = [recipient, ...alt_recipients].flatMap((one) => (one ? one.toLowerCase() : []))
      const hers = got.find((event) =>
        [event.recipient, event.originalRecipient].some(
          (one) => one && addresses.includes(one.toLowerCase()),
        ),
      )
      const event = hers ?? (got.length === 1 ? got[0] : undefined)
      return KINDS.has(reason) || !reason ? [] : judged(event, [reason, cause, ...accept])
    })
  })
}

function judged(event, right) {
  if (!event?.explanation || event.reason === null) return []
  const { how, confidence } = event.explanation
  return [{ how, confidence, right: right.includes(event.reason) }]
}

function print(title, all) {
  const hows = ['all', ...new Set(all.map(({ how }) => how))]
  console.log(`${title}: right / verdicts, by confidence and by what decided`)
  console.log(
    line(
      '',
      BINS.map((from, n) => `${from.toFixed(2)}–${(BINS[n + 1] ?? 1).toFixed(2)}`),
    ),
  )
  for (const how of hows) {
    const rows = all.filter((one) => how === 'all' || one.how === how)
    console.log(
      line(
        how,
        BINS.map((from, n) =>
          cell(rows.filter(({ confidence }) => confidence >= from && confidence < (BINS[n + 1] ?? 2))),
        ),
      ),
    )
  }
  console.log()
}

const line = (head, cells) => head.padEnd(9) + cells.map((one) => one.padStart(20)).join('')

function cell(rows) {
  if (rows.length === 0) return '–'
  const right = rows.filter((one) => one.right).length
  return `${right}/${rows.length} ${((right / rows.length) * 100).toFixed(1)} %`
}
