import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { Dovecot, PASSWORD, USER, whyNoDovecot } from './dovecot.ts'
import { bounce, ORDINARY } from './harness.ts'
import { Served } from './process.ts'

const built = existsSync(new URL('../../dist/cli.js', import.meta.url))
const why = built ? whyNoDovecot() : 'it is not built: npm run build'
const COUNT = 600

const kinds = [
  ['imap', 'imap', { moveTo: 'Bounces' }],
  ['pop3', 'pop3', { deleteBounces: true, everySeconds: 1 }],
] as const

describe.skipIf(why !== null)(
  `the service, killed with -9${why === null ? '' : ` (skipped: ${why})`}`,
  () => {
    test.each(kinds)(
      'while it reads %s: nothing is lost, nothing counts twice',
      async (kind, port, settings) => {
        const dovecot = await Dovecot.start()
        const bounces = Array.from({ length: COUNT }, (_, n) => bounce(`user${n}@example.com`, `No. ${n}`))
        await dovecot.deliver([ORDINARY, ...bounces])
        const server = {
          host: '127.0.0.1',
          port: dovecot[port],
          security: 'none',
          user: USER,
          password: PASSWORD,
        }
        const served = new Served({ kind, ...server, ...settings })
        for (const moment of [50, 300]) {
          await served.start()
          await setTimeout(moment)
          await served.kill()
        }
        await served.start()
        const patient = { timeout: 500_000, interval: 100 }
        await vi.waitFor(async () => expect(await dovecot.messages()).toHaveLength(1), patient)
        expect((await served.get('/v1/events?limit=1000')).items).toHaveLength(COUNT)
        expect((await served.get('/v1/suppressions?limit=1000')).items).toHaveLength(COUNT)
        const [left] = await dovecot.messages()
        expect(left!.text).toBe(ORDINARY.toString())
        expect(left!.flags).toBe('')
      },
    )
  },
)
