import { describe, expect, test } from 'vitest'
import { eventsOf, undelivered } from './harness.ts'

describe('classify', () => {
  test('judges each text', async () => {
    const { status, stdout, stderr } = await undelivered([
      'classify',
      '550 5.1.1 User unknown',
      '452 4.2.2 Mailbox full',
    ])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(eventsOf(stdout)).toMatchObject([
      { source: 'reply', kind: 'bounce', type: 'hard', reason: 'unknown-user', status: '5.1.1', reply: 550 },
      { source: 'reply', kind: 'bounce', type: 'soft', reason: 'mailbox-full', status: '4.2.2', reply: 452 },
    ])
    expect(eventsOf(stdout)[0]).not.toHaveProperty('file')
  })

  test('reads one reply a line, the lines of one reply together', async () => {
    const stdin =
      '550-5.1.1 The account\n550 5.1.1 does not exist\r\n\n550-5.2.2 folded 550 5.2.2 in one\n552 5.3.4 last'
    const { stdout } = await undelivered(['classify', '-'], { stdin })
    expect(eventsOf(stdout).map(({ reply, status }) => [reply, status])).toEqual([
      [550, '5.1.1'],
      [550, '5.2.2'],
      [552, '5.3.4'],
    ])
  })

  test('echoes the ids of ndjson, whatever they are', async () => {
    const stdin =
      '{"id":"a","text":"550 5.1.1 User unknown"}\n\n{"id":7,"text":"x"}\r\n{"text":"450 4.2.0 Greylisted"}\n'
    const { status, stdout } = await undelivered(['classify', '--from', 'ndjson', '-'], { stdin })
    expect(status).toBe(0)
    const [a, seven, own] = eventsOf(stdout)
    expect(a).toMatchObject({ id: 'a', reason: 'unknown-user' })
    expect(seven).toMatchObject({ id: 7 })
    expect(own).toMatchObject({ id: expect.stringMatching(/^[\w-]{8,}$/), reason: 'greylisting' })
  })

  test('names each bad line of ndjson and does the rest', async () => {
    const stdin = '{"id":1,"text":"550 no"}\nnot json\n{"id":3}\n[]\nnull\n{"id":6,"text":"550 no"}\n'
    const { status, stdout, stderr } = await undelivered(['classify', '--from', 'ndjson', '-'], { stdin })
    expect(status).toBe(1)
    expect(eventsOf(stdout).map(({ id }) => id)).toEqual([1, 6])
    expect(stderr).toBe(
      [
        'undelivered: line 2: this is not JSON.',
        'undelivered: line 3: it must be an object with a string "text".',
        'undelivered: line 4: it must be an object with a string "text".',
        'undelivered: line 5: it must be an object with a string "text".',
        '',
      ].join('\n'),
    )
  })

  test('shows a table on a terminal', async () => {
    const { stdout } = await undelivered(['classify', '550 5.1.1 User unknown'], {
      tty: true,
      columns: 80,
      env: { NO_COLOR: '1' },
    })
    expect(stdout.split('\n')).toEqual([
      'RESULT       REASON        CODE   DO        WHAT WAS SAID',
      'hard bounce  unknown-user  5.1.1  suppress  550 5.1.1 User unknown',
      '',
      '1 message: hard bounce 1',
      'Reasons:    unknown-user 1',
      'To do:      suppress 1',
      '',
    ])
  })
})
