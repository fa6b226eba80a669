import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { readSources } from '../../src/sources/blocks.ts'
import { type App, appOf } from '../../src/sources/oauth/app.ts'
import { signInByBrowser } from '../../src/sources/oauth/browser.ts'
import { signInByDevice } from '../../src/sources/oauth/device.ts'
import { SignIn } from '../../src/sources/oauth/tokens.ts'
import { Dovecot, USER, whyNoDovecot } from './dovecot.ts'
import { bounce } from './harness.ts'
import { Served } from './process.ts'
import { type StandIn, standIn } from './provider.ts'
import { running } from './store.ts'

const appAt = ({ endpoints }: StandIn, signIn: 'google' | 'microsoft' = 'microsoft'): App =>
  appOf({ signIn, clientId: 'app', endpoints })!

async function signInAt(provider: StandIn, clock = () => 0) {
  const folder = await mkdtemp(join(tmpdir(), 'undelivered-sign-in-'))
  return { folder, signIn: new SignIn(appAt(provider), { name: 'box', folder, clock }) }
}

const answer = (lasts: number) => ({
  access_token: 'access-0',
  refresh_token: 'refresh-0',
  expires_in: lasts,
})

describe('signing in with a code on another device', () => {
  test('shows the address and the code, and asks until it is done, slower where it is told', async () => {
    const provider = await standIn(USER)
    provider.refusals.push({ error: 'authorization_pending' }, { error: 'slow_down' })
    const shown: unknown[] = []
    const pauses: number[] = []
    const tokens = await signInByDevice(appAt(provider), {
      show: (invitation) => shown.push(invitation),
      pause: async (milliseconds) => pauses.push(milliseconds),
    })
    expect(shown).toEqual([{ url: 'https://example.com/device', code: 'ABCD-1234' }])
    expect(pauses).toEqual([5000, 5000, 10_000])
    expect(tokens).toMatchObject({ access_token: 'access-1', refresh_token: 'refresh-1' })
    expect(provider.forms[0]).toEqual({
      client_id: 'app',
      scope: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
    })
  })

  test.each([
    ['authorization_declined', 'The person who signed in said no.'],
    ['expired_token', 'Nobody signed in in time. Begin again.'],
    ['unauthorized_client', /^Microsoft says: unauthorized_client\. The app may not sign in this way/],
  ])('ends with %s', async (error, message) => {
    const provider = await standIn(USER)
    provider.refusals.push({ error })
    const options = { show() {}, pause: async () => {} }
    await expect(signInByDevice(appAt(provider), options)).rejects.toThrow(message)
  })
})

describe('signing in with a browser', () => {
  const query = (url: string) => new URL(url).searchParams

  test('it comes back with a code, which is worth something only to who asked', async () => {
    const provider = await standIn(USER)
    let page: Promise<Response> | undefined
    const tokens = await signInByBrowser(appAt(provider, 'google'), {
      show: ({ url }) => {
        const asked = query(url)
        expect(asked.get('scope')).toBe('https://mail.google.com/')
        expect(asked.get('access_type')).toBe('offline')
        provider.challenge = asked.get('code_challenge')!
        page = fetch(`${asked.get('redirect_uri')}/?code=c0de&state=${asked.get('state')}`)
      },
    })
    expect(tokens).toMatchObject({ refresh_token: 'refresh-1' })
    expect(await (await page!).text()).toBe('Done. You can close this page.\n')
    expect(provider.forms[0]).toMatchObject({ grant_type: 'authorization_code', code: 'c0de' })
  })

  test('or a person pastes the address it was sent to', async () => {
    const provider = await standIn(USER)
    let resolve: (text: string) => void = () => {}
    const pasted = new Promise<string>((done) => {
      resolve = done
    })
    const tokens = await signInByBrowser(appAt(provider, 'google'), {
      show: ({ url }) => {
        provider.challenge = query(url).get('code_challenge')!
        resolve(`http://127.0.0.1:1/?state=${query(url).get('state')}&code=c0de\n`)
      },
      pasted,
    })
    expect(tokens).toMatchObject({ refresh_token: 'refresh-1' })
  })

  test('a page that brings another state is not meant; a no is a no', async () => {
    const provider = await standIn(USER)
    const signing = signInByBrowser(appAt(provider, 'google'), {
      show: async ({ url }) => {
        const back = query(url).get('redirect_uri')
        expect((await fetch(`${back}/?code=evil&state=other`)).status).toBe(404)
        await fetch(`${back}/?error=access_denied&state=${query(url).get('state')}`)
      },
    })
    await expect(signing).rejects.toThrow('The person who signed in said no.')
  })

  test('Google has no codes for devices', () => {
    expect(appOf({ signIn: 'google', clientId: 'app' })!.endpoints.device).toBeNull()
  })
})

describe('tokens', () => {
  test('are kept for their owner only', async () => {
    const { signIn, folder } = await signInAt(await standIn(USER))
    await signIn.keep(answer(3600))
    expect(await readdir(folder)).toEqual(['sign-in.json'])
    expect((await stat(join(folder, 'sign-in.json'))).mode & 0o777).toBe(0o600)
    expect(await signIn.access()).toBe('access-0')
  })

  test('are renewed before they end, and when a server does not take them', async () => {
    const provider = await standIn(USER)
    let now = 0
    const { signIn, folder } = await signInAt(provider, () => now)
    await signIn.keep(answer(3600))
    now = 3_481_000
    expect(await signIn.access()).toBe('access-1')
    expect(await signIn.access('access-1')).toBe('access-2')
    expect(provider.forms.map((form) => form.refresh_token)).toEqual(['refresh-0', 'refresh-1'])
    expect(JSON.parse(await readFile(join(folder, 'sign-in.json'), 'utf8')).refresh).toBe('refresh-2')
  })

  test('where there are none, or no more, a person is told what to do', async () => {
    const provider = await standIn(USER)
    const { signIn } = await signInAt(provider)
    await expect(signIn.access()).rejects.toThrow('Nobody has signed in yet: run “undelivered sign-in box”.')
    await signIn.keep(answer(1))
    provider.refusals.push({ error: 'invalid_grant', error_description: 'AADSTS70000: revoked' })
    for (const _ of ['asked', 'remembered'])
      await expect(signIn.access()).rejects.toThrow(
        'The sign-in was withdrawn or has expired: run “undelivered sign-in box” again.',
      )
    expect(provider.forms).toHaveLength(1)
  })

  test('what is wrong with the app is said as the provider says it', async () => {
    const provider = await standIn(USER)
    const { signIn } = await signInAt(provider)
    await signIn.keep(answer(1))
    provider.refusals.push({
      error: 'invalid_client',
      error_description: 'AADSTS7000215: Invalid secret.\nTrace',
    })
    await expect(signIn.access()).rejects.toThrow(
      'Microsoft says: AADSTS7000215: Invalid secret. Check clientId and clientSecret.',
    )
  })
})

test('a block signs in with a password or with an app', () => {
  const { mistakes } = readSources({
    a: { kind: 'imap', user: 'a' },
    b: { kind: 'imap', user: 'a', signIn: 'google', password: 'p' },
    c: { kind: 'imap', user: 'a', host: 'h', password: 'p', moveTo: 'INBOX' },
  })
  expect(mistakes).toEqual([
    'sources.a needs host.',
    'sources.a needs password, or signIn.',
    'sources.b.password and .signIn are two ways: leave one out.',
    'sources.b needs clientId with signIn.',
    'sources.c.moveTo must not be one of mailboxes.',
  ])
})

const why = whyNoDovecot()
describe.skipIf(why !== null)(`with a real Dovecot${why === null ? '' : ` (skipped: ${why})`}`, () => {
  test('a mailbox is read by tokens; one that was withdrawn is renewed', async () => {
    const provider = await standIn(USER)
    const dovecot = await Dovecot.start({ tokens: provider.tokens })
    await dovecot.deliver([bounce('anna@example.com')])
    const server = { host: '127.0.0.1', port: dovecot.imap, security: 'none', user: USER }
    const app = { signIn: 'microsoft', clientId: 'app', endpoints: provider.endpoints }
    const source = await running({ kind: 'imap', ...server, ...app })
    await source.until(({ problem }) => problem === 'Nobody has signed in yet: run “undelivered sign-in it”.')
    const folder = join(source.data, 'sources', 'it')
    await new SignIn(appAt(provider), { name: 'it', folder, clock: Date.now }).keep(answer(3600))
    provider.withdrawn.add('access-0')
    await source.until(({ received }) => received === 1)
    expect(await source.suppressed()).toEqual(['anna@example.com'])
    expect(JSON.parse(await readFile(join(folder, 'sign-in.json'), 'utf8')).access).toBe('access-1')
  })
})

test.skipIf(!existsSync(new URL('../../dist/cli.js', import.meta.url)))(
  'undelivered sign-in shows the code, and keeps what the sign-in gives in the source’s folder',
  async () => {
    const provider = await standIn(USER)
    provider.interval = 0.1
    const app = { signIn: 'microsoft', clientId: 'app', endpoints: provider.endpoints }
    const served = new Served({ kind: 'imap', user: USER, ...app })
    const command = served.run('sign-in', 'it')
    const said = await text(command.stdout!)
    expect(said).toBe('Open https://example.com/device and type the code ABCD-1234\nSigned in.\n')
    const kept = await readFile(join(served.folder, 'data', 'sources', 'it', 'sign-in.json'), 'utf8')
    expect(JSON.parse(kept)).toMatchObject({ access: 'access-1', refresh: 'refresh-1' })
  },
)
