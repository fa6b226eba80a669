import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openService } from '../../src/service/open-service.ts'
import { bounce, ORDINARY } from '../sources/harness.ts'
import { undelivered } from './harness.ts'
import { temporaryFolder } from './service-harness.ts'

const { folder, remove } = temporaryFolder()
const maildir = join(folder, 'Maildir')
const config = join(folder, 'settings.yaml')
beforeAll(() => {
  for (const part of ['tmp', 'new', 'cur']) mkdirSync(join(maildir, part), { recursive: true })
  for (const n of [1, 2])
    writeFileSync(join(maildir, 'new', `${n}.host`), bounce(`user${n}@example.com`, String(n)))
  writeFileSync(join(maildir, 'cur', '3.host:2,S'), ORDINARY)
  writeFileSync(
    config,
    `data: ${join(folder, 'data')}
sources:
  box:
    kind: maildir
    path: ${maildir}
  gone:
    kind: maildir
    path: ${join(folder, 'nothing')}
  hook:
    kind: webhook
    service: postmark
    secret: \${HOOK_SECRET}
`,
  )
})
afterAll(remove)

const env = { HOOK_SECRET: 'hook:s3cret' }
const look = (name: string) => undelivered(['test-source', name, '--config', config], { env })

describe('undelivered test-source', () => {
  test('says what it sees and what it would take', async () => {
    expect(await look('box')).toEqual({
      status: 0,
      stdout: '3 messages: 2 bounces, 1 ordinary\n',
      stderr: '',
    })
  })

  test('says of one that waits for others where they are to send', async () => {
    const { stdout } = await look('hook')
    expect(stdout).toContain('Enter at postmark the address https://YOUR-HOST/v1/webhooks/postmark/hook\n')
  })

  test('says what is wrong', async () => {
    expect(await look('gone')).toEqual({
      status: 1,
      stdout: '',
      stderr: `undelivered: gone: ${join(folder, 'nothing')} is no Maildir: it does not exist, or holds no folders cur and new.\n`,
    })
  })

  test('names the sources where there is none of that name', async () => {
    const { status, stderr } = await look('bx')
    expect(status).toBe(2)
    expect(stderr).toContain('there is no source bx. There are box, gone, hook.')
  })

  test('names what the environment has not', async () => {
    const { status, stderr } = await undelivered(['test-source', 'box', '--config', config])
    expect(status).toBe(2)
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how it stands in the file
    expect(stderr).toContain('sources.hook.secret names ${HOOK_SECRET}, which the environment has not.')
  })
})

describe('undelivered sources', () => {
  test('lists them with how they fare; one that fails makes the status 1', async () => {
    const service = await openService(
      {
        ...{ data: join(folder, 'other'), port: 0, log: 'silent', adminKey: 'a-key' },
        sources: {
          box: { kind: 'maildir', path: maildir },
          gone: { kind: 'maildir', path: join(folder, 'nothing') },
        },
      },
      { say: () => {} },
    )
    onTestFinished(() => service.close())
    const url = await service.listen()
    const box = async () => (await service.client.sources())[0]
    await expect.poll(box).toMatchObject({ state: 'running', received: 3 })
    const { status, stdout } = await undelivered(['sources', '--url', url, '--key', 'a-key'])
    expect(status).toBe(1)
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { name: 'box', kind: 'maildir', state: 'running', problem: null, received: 3 },
      { name: 'gone', state: 'failing', problem: expect.stringContaining('is no Maildir') },
    ])
    expect(await service.client.check('user1@example.com')).toMatchObject({ send: false })
  })

  test('says that a service runs them', async () => {
    const data = join(folder, 'other')
    const { stdout, status } = await undelivered(['sources', '--data', data], { tty: true, columns: 100 })
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('No source runs here'),
    })
  })
})
