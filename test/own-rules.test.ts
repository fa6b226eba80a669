import { describe, expect, it } from 'vitest'
import {
  checkRules,
  classifyReply,
  createLogReader,
  loadRules,
  type RuleFile,
  readEmail,
  readSendError,
  readWebhook,
  UndeliveredError,
} from '../src/index.ts'

const file: RuleFile = {
  reasons: [
    {
      reason: 'policy',
      rules: [
        {
          id: 'office-hours',
          text: ['outside of our office hours', 'desk * closed'],
          weight: 'clear',
          type: 'soft',
          is: ['450 4.7.0 Mail outside of our office hours', '550 The desk for mail is closed'],
          isNot: ['550 5.1.1 User unknown'],
        },
      ],
    },
  ],
  providers: [
    {
      name: 'acme',
      title: 'Acme Mail',
      hosts: ['mx.acme.example'],
      marks: ['acmegate'],
      rules: [
        { id: 'too-fast', reason: 'throttling', text: ['ACME-17'], is: ['550 ACME-17 slow down'] },
        { id: 'listed', reason: 'reputation', status: ['5.7.99'], is: ['550 5.7.99 No'] },
        {
          id: 'gone',
          reason: 'mailbox-disabled',
          text: ['no more'],
          onlyHere: true,
          is: ['550 acmegate: no more'],
        },
      ],
    },
  ],
}
const rules = loadRules(file)
const reply = (text: string) => {
  const { reason, type, provider, explanation } = classifyReply(text, { rules })
  return { reason, type, provider, rule: explanation.rule }
}

describe('own rules', () => {
  it('judge words that no rule of the package knows', () => {
    expect(reply('550 The desk for mail is closed')).toEqual({
      reason: 'policy',
      type: 'soft',
      provider: null,
      rule: 'policy/office-hours',
    })
  })

  it('know receivers of their own, and their codes', () => {
    expect(reply('550 ACME-17 slow down')).toMatchObject({ reason: 'throttling', provider: 'acme' })
    const mail = (host: string) =>
      `From: MAILER-DAEMON@mail.example.org\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.org\n\nFinal-Recipient: rfc822; jo@example.com\nAction: failed\nStatus: 5.7.99\nRemote-MTA: dns; ${host}\nDiagnostic-Code: smtp; 550 5.7.99 No\n\n--b--\n`
    expect(readEmail(mail('mx.acme.example'), { rules })[0]).toMatchObject({
      provider: 'acme',
      reason: 'reputation',
      explanation: { rule: 'acme/listed' },
    })
    expect(readEmail(mail('mx.example.com'), { rules })[0]).toMatchObject({ provider: null })
  })

  it('with onlyHere hold for that receiver only', () => {
    expect(reply('550 acmegate: no more').rule).toBe('acme/gone')
    expect(reply('550 no more').rule).not.toBe('acme/gone')
  })

  it('leave everything else as it was', () => {
    for (const text of ['550 5.1.1 User unknown', '452 4.2.2 Mailbox full', '250 OK', ''])
      expect(classifyReply(text, { rules })).toEqual(classifyReply(text))
  })

  it('win over rules of the package of the same weight, and no others', () => {
    const text = '550 5.1.1 User unknown in this office'
    const with_ = (weight: 'clear' | 'hint') =>
      loadRules({
        reasons: [
          { reason: 'moved', rules: [{ id: 'office', text: ['in this office'], weight, is: [text] }] },
        ],
      })
    expect(classifyReply(text, { rules: with_('clear') }).reason).toBe('moved')
    expect(classifyReply(text, { rules: with_('hint') }).reason).toBe('unknown-user')
  })

  it('win over what a text is merely like, however little they weigh', () => {
    const text = '550 There is none here who goes by that name'
    const file: RuleFile = {
      reasons: [
        { reason: 'moved', rules: [{ id: 'none', text: ['there is none'], weight: 'hint', is: [text] }] },
      ],
    }
    expect(classifyReply(text)).toMatchObject({ reason: 'unknown-user', explanation: { how: 'model' } })
    expect(classifyReply(text, { rules: loadRules(file) }).reason).toBe('moved')
  })

  it('of equals the first of the file wins', () => {
    const rule = (id: string, text: string) => ({ id, text: [text], is: ['550 left and right'] })
    const both = loadRules({
      reasons: [
        { reason: 'policy', rules: [rule('left', 'left')] },
        { reason: 'suppressed', rules: [rule('right', 'and right')] },
      ],
    })
    expect(classifyReply('550 left and right', { rules: both }).reason).toBe('policy')
  })

  it('are heard by every reader', () => {
    const line =
      'Mar  3 10:00:05 mx postfix/smtp[1]: 4VzSm2: to=<jo@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=1, delays=0/0/1/0, dsn=5.0.0, status=bounced (host mx.example.com[192.0.2.1] said: 550 ACME-17 (in reply to RCPT TO command))'
    const expected = { reason: 'throttling', provider: 'acme' }
    expect(createLogReader('postfix', { rules, zone: 'UTC', year: 2026 }).read(line)[0]).toMatchObject(
      expected,
    )
    expect(
      readWebhook(
        [{ event: 'bounce', email: 'jo@example.com', timestamp: 1, type: 'bounce', reason: '550 ACME-17' }],
        { service: 'sendgrid', rules },
      )[0],
    ).toMatchObject(expected)
    const error = Object.assign(new Error('refused'), {
      responseCode: 550,
      response: '550 ACME-17',
      rejected: ['jo@example.com'],
    })
    expect(readSendError(error, { rules })[0]).toMatchObject(expected)
  })
})

describe('checkRules', () => {
  it('finds nothing in a good file', () => {
    expect(checkRules(file)).toEqual([])
    expect(rules.size).toBe(4)
  })

  const problems = (value: unknown) =>
    checkRules(value as RuleFile).map(({ place, text }) => `${place}: ${text}`)
  const rule = (fields: object) => ({
    reasons: [{ reason: 'policy', rules: [{ id: 'x', text: ['xyz'], is: ['550 xyz'], ...fields }] }],
  })

  it.each([
    ['no object', [], 'the file: it must be an object with the fields reasons, providers.'],
    ['nothing', {}, 'the file: it needs a list "reasons", or a list "providers".'],
    [
      'an unknown reason',
      { reasons: [{ reason: 'mailbox-ful', rules: [] }] },
      'reasons › mailbox-ful › reason: there is no reason "mailbox-ful"; is mailbox-full meant? (docs/reasons.md has them all).',
    ],
    [
      'an unknown field',
      rule({ texts: ['a'] }),
      'reasons › policy › x: there is no field "texts"; the fields are id, text, unless, status, reply, weight, type, is, isNot.',
    ],
    ['no words', rule({ text: [] }), 'reasons › policy › x: it needs "text".'],
    [
      'no sentence',
      rule({ is: [] }),
      'reasons › policy › x: it needs "is": at least one sentence that must get this rule.',
    ],
    [
      'an open brace',
      rule({ text: ['xyz', 'a {b'] }),
      'reasons › policy › x › text 2: The pattern "a {b" has a brace that is not closed.',
    ],
    [
      'an empty part',
      rule({ text: ['* xyz'] }),
      'reasons › policy › x › text 1: The pattern "* xyz" has an empty part.',
    ],
    [
      'a pattern that says nothing',
      rule({ text: ['e'] }),
      'reasons › policy › x › text 1: "e" is too short to tell anything.',
    ],
    [
      'too many gaps',
      rule({ text: ['aa * bb * cc * dd * ee'] }),
      'reasons › policy › x › text 1: it has more than 3 gaps ("*").',
    ],
    [
      'a wrong status',
      rule({ status: ['571'] }),
      'reasons › policy › x › status 1: it must be a status code such as "5.7.26", or "*.7.26" for class 4 and 5.',
    ],
    [
      'a wrong reply',
      rule({ reply: ['550'] }),
      'reasons › policy › x › reply 1: it must be a reply code: a number such as 550.',
    ],
    [
      'a wrong weight',
      rule({ weight: 'heavy' }),
      'reasons › policy › x › weight: it must be clear or usual or hint.',
    ],
    ['a provider without a name', { providers: [{ rules: [] }] }, 'providers › number 1: it needs "name".'],
    [
      'the id of a built-in rule',
      { reasons: [{ reason: 'unknown-user', rules: [{ id: 'user-unknown', text: ['xyz'], is: ['xyz'] }] }] },
      'reasons › unknown-user › user-unknown: a built-in rule is called unknown-user/user-unknown: choose another id.',
    ],
  ])('tells %s', (_, value, expected) => {
    expect(problems(value)).toEqual([expected])
  })

  it('tells an id that stands twice', () => {
    const one = { id: 'x', text: ['xyz'], is: ['550 xyz'] }
    expect(problems({ reasons: [{ reason: 'policy', rules: [one, one] }] })).toEqual([
      'reasons › policy › x: another rule of this file is called policy/x.',
    ])
  })

  it('tells sentences that do not get their rule, and why', () => {
    expect(problems(rule({ is: ['550 abc'] }))).toEqual([
      'reasons › policy › x: "550 abc" does not hold its words, or its conditions are not met.',
    ])
    expect(problems(rule({ weight: 'hint', is: ['550 5.1.1 xyz user unknown'] }))).toEqual([
      'reasons › policy › x: "550 5.1.1 xyz user unknown" gets the built-in rule unknown-user/user-unknown (unknown-user), which weighs more: give yours the weight "clear", or more of the words.',
    ])
    expect(problems(rule({ isNot: ['550 not xyz'] }))).toEqual([
      'reasons › policy › x: "550 not xyz" gets this rule, and must not.',
    ])
    const second = { id: 'y', text: ['xyz abc'], is: ['550 xyz abc'] }
    const two = rule({})
    two.reasons[0]!.rules.push(second)
    expect(problems(two)).toEqual([
      'reasons › policy › y: "550 xyz abc" gets your rule policy/x, which comes first or weighs more.',
    ])
  })

  it('loadRules throws the first faults', () => {
    const bad = rule({ text: ['a {b', 'c {d', 'e {f', 'g {h'] }) as RuleFile
    expect(() => loadRules(bad)).toThrow(UndeliveredError)
    expect(() => loadRules(bad)).toThrow(
      /^The rules cannot be used\. reasons › policy › x › text 1: .* And 1 more\.$/,
    )
  })
})
