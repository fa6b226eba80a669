import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { preview, running, temporary } from './store.ts'

/** An entry of the journal, as journalctl -o json shows it. */
const entry = (n: number) =>
  JSON.stringify({
    __CURSOR: `s=1;i=${n}`,
    __REALTIME_TIMESTAMP: String(1_795_800_000_000_000 + n),
    _HOSTNAME: 'mx',
    SYSLOG_IDENTIFIER: 'postfix/smtp',
    _PID: '9',
    MESSAGE: `${(0xabc000 + n).toString(16).toUpperCase()}: to=<user${n}@example.org>, relay=mx.example.org[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.1] said: 550 5.1.1 User unknown)`,
  })

/** A program that stands for journalctl: writes down how it was called, and does what the script says. */
function journalctl(script: string) {
  const folder = temporary()
  const program = join(folder, 'journalctl')
  const calls = join(folder, 'calls')
  writeFileSync(program, `#!/bin/sh\necho "$*" >> ${calls}\n${script}\n`)
  chmodSync(program, 0o755)
  return { program, calls: () => readFileSync(calls, 'utf8').trim().split('\n') }
}

const show = (...numbers: number[]) => numbers.map((n) => `echo '${entry(n)}'`).join('\n')

test('the journal is followed, and after a restart from where it stood', async () => {
  const { program, calls } = journalctl(`case "$*" in
    *after-cursor*) ${show(3)};;
    *) ${show(1, 2)};;
  esac
  exec sleep 600`)
  const it = await running({ kind: 'journald', from: 'postfix', units: ['postfix@-.service'], program })
  await it.until(({ received }) => received === 2)
  await it.restart()
  await it.until(({ received }) => received === 1)
  expect(await it.suppressed()).toEqual(['user1@example.org', 'user2@example.org', 'user3@example.org'])
  expect(calls()).toEqual([
    '--output=json --no-pager --quiet --follow --no-tail --unit=postfix@-.service',
    '--output=json --no-pager --quiet --follow --no-tail --after-cursor=s=1;i=2 --unit=postfix@-.service',
  ])
})

test('a journal that may not be read says what to do, and is tried again', async () => {
  const { program } = journalctl(
    'echo "No journal files were opened due to insufficient permissions." >&2; exit 1',
  )
  const it = await running({ kind: 'journald', from: 'postfix', program })
  await it.until(({ state }) => state === 'failing')
  expect(it.status.problem).toBe(
    `${program} ended with status 1. It said: No journal files were opened due to insufficient permissions. The user that runs undelivered must be allowed to read the journal: add it to the group systemd-journal.`,
  )
})

test('a machine without systemd says so', async () => {
  await expect(preview({ kind: 'journald', from: 'postfix', program: 'no-such-journalctl' })).rejects.toThrow(
    'There is no program no-such-journalctl here. Does this machine have systemd?',
  )
})

test('to look at it says what the journal has', async () => {
  const { program } = journalctl(show(1, 2))
  expect(await preview({ kind: 'journald', from: 'postfix', program })).toEqual({
    ...{ what: 'lines', seen: 2, counts: { bounce: 2 } },
    notes: ['At most the last 10000 lines were looked at.'],
  })
})
