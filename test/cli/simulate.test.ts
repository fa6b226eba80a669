import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { classifyReply } from '../../src/classify-reply.ts'
import { month } from '../../src/cli/simulate/month.ts'
import { TROUBLES } from '../../src/cli/simulate/replies.ts'
import { REASON_NAMES } from '../../src/model/reasons.ts'
import { eventsOf, undelivered } from './harness.ts'
import { temporaryFolder } from './service-harness.ts'

const { folder, remove } = temporaryFolder()
const data = join(folder, 'demo')
afterAll(remove)

describe('what receivers say in it', () => {
  test.each(TROUBLES)('$reason: $reply', ({ reason, reply }) => {
    expect(classifyReply(reply.replaceAll('%a', 'anna@firm-1.example')).reason).toBe(reason)
  })

  test('is every reason for which mail comes back', () => {
    expect(new Set(TROUBLES.map(({ reason }) => reason))).toEqual(new Set(REASON_NAMES))
  })
})

describe('the weeks', () => {
  const end = Date.UTC(2026, 10, 30)

  test('are the same for the same seed, and others for another', () => {
    const options = { seed: 1, people: 100, end }
    expect(month(options)).toEqual(month(options))
    expect(month({ ...options, seed: 2 })).not.toEqual(month(options))
  })

  test('come in order of time, and end before their end', () => {
    const times = month({ seed: 1, people: 100, end }).map(({ at }) => at)
    expect(times).toEqual(times.toSorted())
    expect(Date.parse(times.at(-1)!)).toBeLessThan(end)
  })
})

// One story: the folder is filled first.
describe('simulate', { shuffle: false }, () => {
  const list = async (...argv: string[]) =>
    eventsOf((await undelivered([...argv, '--data', data, '--limit', '0'])).stdout)

  test('fills an empty folder, and tells what to look at', async () => {
    const { status, stdout, stderr } = await undelivered(['simulate', '--data', data])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('Four weeks of mail to 400 invented people')
    expect(stdout).toContain(`undelivered suppressions list --data ${data}`)
  })

  test('events of every reason come from a log, mails, replies and webhooks', async () => {
    const events = (await list('events')).map(({ event }) => event as { reason: string; source: string })
    expect(new Set(events.map(({ source }) => source))).toEqual(
      new Set(['email', 'reply', 'log:postfix', 'webhook:sendgrid']),
    )
    expect(new Set(events.flatMap(({ reason }) => reason ?? []))).toEqual(new Set(REASON_NAMES))
  })

  test('one cause is one incident, noticed when its events arrived, and told with whom it names', async () => {
    const all = eventsOf((await undelivered(['incidents', '--data', data])).stdout)
    expect(all.map(({ kind }) => kind)).toEqual(['outage', 'rate'])
    for (const { openedAt, from, lastSeen } of all) {
      expect(Date.parse(openedAt as string)).toBeGreaterThanOrEqual(Date.parse(from as string))
      expect(Date.parse(openedAt as string)).toBeLessThanOrEqual(Date.parse(lastSeen as string))
    }
    const id = all[1]!.id as string
    const { stdout } = await undelivered(['incidents', 'show', id, '--data', data, '--format', 'table'])
    // The first were counted before the incident was, so their names are not.
    expect(stdout).toMatch(/^Count {6}18$/m)
    expect(stdout).toMatch(/^Names {6}bigmail\.example \(5\), .*, since it was noticed$/m)
  })

  test('the outage holds addresses and suppresses none of them', async () => {
    const { stdout } = await undelivered(['incidents', '--data', data])
    const incident = eventsOf(stdout).find(({ kind }) => kind === 'outage')
    expect(incident).toMatchObject({ receiver: 'bigmail.example', resolution: null })
    expect(await list('suppressions', 'list', '--state', 'held')).toHaveLength(incident!.held as number)
    const released = await undelivered([
      'incidents',
      'release',
      incident!.id as string,
      '--yes',
      '--data',
      data,
    ])
    expect(released.stdout).toBe(`${incident!.held} addresses changed.\n`)
    expect(await list('suppressions', 'list', '--state', 'held')).toEqual([])
  })

  test('who complained or unsubscribed gets no newsletter, and still gets account mail', async () => {
    const [one] = await list('suppressions', 'list', '--cause', 'unsubscribe')
    const check = (scope: string) =>
      undelivered(['check', one!.address as string, '--scope', scope, '--data', data])
    expect((await check('newsletter')).status).toBe(1)
    expect((await check('account')).status).toBe(0)
  })

  test('the README’s first steps are commands that work', async () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
    const lines = readme.split('## Keep the list')[1]!.match(/^npx undelivered .*--data demo$/gm)!
    expect(lines).toHaveLength(5)
    for (const line of lines.slice(1, -1)) {
      const { stderr } = await undelivered(line.replace('demo', data).split(' ').slice(2))
      expect(stderr).toBe('')
    }
  })

  test('does not mix invented mail into a list that is in use', async () => {
    const { status, stderr } = await undelivered(['simulate', '--data', data])
    expect(status).toBe(2)
    expect(stderr).toContain('there are events already. Take an empty folder')
  })

  test.each([
    ['--people', '7', 'it must be a whole number from 100 to 100000.'],
    ['--seed', 'x', 'it must be a whole number from 0 to 2147483648.'],
  ])('%s %s is refused', async (option, value, message) => {
    const { status, stderr } = await undelivered(['simulate', option, value, '--data', join(folder, 'none')])
    expect(status).toBe(2)
    expect(stderr).toContain(`${option} ${value}: ${message}`)
  })
})
