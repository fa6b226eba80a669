import { describe, expect, test } from 'vitest'
import { listening, Speaker } from './harness.ts'

const netstring = (text: string) => `${Buffer.byteLength(text)}:${text},`

const GONE =
  'Not sent, on the suppression list: Suppressed since 19 Nov 2026 until 18 May 2027: there is no such mailbox or domain (unknown-user: no such mailbox, user or recipient).'

const failing = {
  check() {
    throw new Error('the store has stopped.')
  },
}

describe('socketmap', () => {
  const ask = async (block: object, text: string, store = {}, end = ',') => {
    const { port } = await listening({ kind: 'socketmap', ...block }, store)
    return new Speaker(port).ask(netstring(text), end)
  }

  test('the map "suppressed" holds what access(5) is to do, of those who get no mail', async () => {
    const postfix = new Speaker((await listening({ kind: 'socketmap' })).port)
    postfix.say(netstring('suppressed gone@example.com') + netstring('suppressed anna@example.com'))
    expect(await postfix.hear(').,')).toBe(netstring(`OK REJECT 5.1.1 ${GONE}`))
    expect(await postfix.hear(',')).toBe(netstring('NOTFOUND '))
  })

  test('the map "transport" sends it back, or leaves it in the queue', async () => {
    const postfix = new Speaker((await listening({ kind: 'socketmap' })).port)
    expect(await postfix.ask(netstring('transport gone@example.com'), ').,')).toBe(
      netstring(`OK error:5.1.1 ${GONE}`),
    )
    expect(await postfix.ask(netstring('transport held@example.com'), ').,')).toMatch(
      /^\d+:OK retry:4\.1\.1 Not sent for now, on the suppression list: Held since/,
    )
    expect(await postfix.ask(netstring('transport *'), ',')).toBe(netstring('NOTFOUND '))
  })

  test('a stream of mail follows the name of the map', async () => {
    expect(await ask({}, 'suppressed/newsletter news@example.com')).toBe('112:OK REJECT 5.7.1 Not sent,')
    expect(await ask({ scope: 'newsletter' }, 'suppressed news@example.com')).toMatch(/OK REJECT/)
    expect(await ask({}, 'suppressed news@example.com')).toBe(netstring('NOTFOUND '))
  })

  test('a domain, or one half of an address, which Postfix may ask about too, is not there', async () => {
    expect(await ask({}, 'suppressed example.com')).toBe(netstring('NOTFOUND '))
    expect(await ask({}, 'suppressed gone@')).toBe(netstring('NOTFOUND '))
  })

  test('what is no address gets no mail', async () => {
    expect(await ask({}, 'suppressed a b@example.com')).toBe(
      '83:OK REJECT 5.1.3 Not sent: This is not an e-mail address: nothing can be sent to it.,',
    )
    expect(await ask({}, 'check a b@example.com', {}, '},')).toContain(
      '"send":false,"state":"suppressed","reason":"invalid-address"',
    )
  })

  test('the map "check" tells all that is known, as JSON', async () => {
    const { port } = await listening({ kind: 'socketmap' })
    const answer = await new Speaker(port).ask(netstring('check gone@example.com'), '},')
    expect(JSON.parse(answer.slice(answer.indexOf('{'), -1))).toMatchObject({
      scope: '*',
      send: false,
      state: 'suppressed',
      reason: 'unknown-user',
    })
  })

  test('another map is an error of the settings', async () => {
    const { port } = await listening({ kind: 'socketmap' })
    expect(await new Speaker(port).ask(netstring('virtual gone@example.com'), 'check",')).toBe(
      netstring('PERM there is no such map: use "suppressed", "transport" or "check"'),
    )
  })

  test('while the list cannot be asked nobody is there, or each is deferred', async () => {
    expect(await ask({}, 'suppressed gone@example.com', { store: failing })).toBe(netstring('NOTFOUND '))
    expect(await ask({ whenFailing: 'defer' }, 'suppressed gone@example.com', { store: failing })).toBe(
      netstring('OK DEFER 4.3.0 Not sent for now: the suppression list cannot be asked. Try again later.'),
    )
    expect(await ask({}, 'check gone@example.com', { store: failing })).toBe(
      netstring('TEMP the store has stopped.'),
    )
  })
})

describe('tcp_table', () => {
  test('gives what access(5) is to do, of those who get no mail', async () => {
    const postfix = new Speaker((await listening({ kind: 'tcp-table' })).port)
    expect(await postfix.ask('get gone@example.com\n', '\n')).toBe(
      `200 REJECT%205.1.1%20${GONE.replaceAll(' ', '%20')}\n`,
    )
    expect(await postfix.ask('get anna@example.com\n', '\n')).toBe('500 not%20suppressed\n')
    expect(await postfix.ask('get example.com\n', '\n')).toBe('500 no%20address\n')
  })

  test('a key is encoded as %XX', async () => {
    const postfix = new Speaker((await listening({ kind: 'tcp-table' })).port)
    expect(await postfix.ask('get gone%40example%2Ecom\n', '\n')).toMatch(/^200 REJECT/)
    expect(await postfix.ask('get J%C3%B6rg@example.com\n', '\n')).toBe('500 not%20suppressed\n')
  })

  test('nothing but "get" is known', async () => {
    const postfix = new Speaker((await listening({ kind: 'tcp-table' })).port)
    expect(await postfix.ask('put gone@example.com OK\n', '\n')).toBe(
      '500 only%20%22get%20KEY%22%20is%20answered\n',
    )
  })
})
