import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSendError, type SendErrorOptions } from '../../src/read-send-error.ts'

/** What an event says, in short. */
const told = (error: unknown, options?: SendErrorOptions) =>
  readSendError(error, options).map(({ recipient, kind, type, reason, status, reply, providerType }) =>
    [recipient, kind, type, reason, status, reply, providerType].map((value) => value ?? '-').join(' '),
  )

const GONE = {
  message: 'Recipient command failed: 550 5.1.1 <gone@example.com>: User unknown',
  code: 'EENVELOPE',
  response: '550 5.1.1 <gone@example.com>: User unknown',
  responseCode: 550,
  permanent: true,
  command: 'RCPT TO',
  recipient: 'gone@example.com',
}
const FULL = {
  message: 'Recipient command failed: 452 4.2.2 Mailbox full',
  code: 'EENVELOPE',
  response: '452 4.2.2 Mailbox full',
  responseCode: 452,
  permanent: false,
  command: 'RCPT TO',
  recipient: 'full@example.com',
}
const BOTH = [
  'gone@example.com bounce hard unknown-user 5.1.1 550 EENVELOPE',
  'full@example.com bounce soft mailbox-full 4.2.2 452 EENVELOPE',
]

describe('Nodemailer (as version 10 throws and returns)', () => {
  it('a result of which some were refused', () => {
    const info = {
      accepted: ['ok@example.com'],
      rejected: ['gone@example.com', 'full@example.com'],
      rejectedErrors: [GONE, FULL].map((one) => Object.assign(new Error(one.message), one)),
      response: '250 OK: message queued',
      envelope: { from: 'a@example.org', to: ['ok@example.com', 'gone@example.com', 'full@example.com'] },
      messageId: '<d7aac0bd@example.org>',
    }
    expect(told(info)).toEqual(BOTH)
    const [event] = readSendError(info)
    expect(event).toMatchObject({
      source: 'send:nodemailer',
      software: 'nodemailer',
      diagnostic: '550 5.1.1 <gone@example.com>: User unknown',
      command: 'RCPT',
      sender: 'a@example.org',
      messageId: 'd7aac0bd@example.org',
      advice: { do: 'suppress', party: 'recipient' },
    })
    expect(event!.explanation.rule).toBe('unknown-user/user-unknown')
  })

  it('a result without anybody refused', () => {
    const info = { accepted: ['ok@example.com'], rejected: [], response: '250 OK', messageId: '<a@b>' }
    expect(told(info)).toEqual([])
  })

  it('all were refused', () => {
    const error = Object.assign(
      new Error("Can't send mail - all recipients were rejected: 452 4.2.2 Mailbox full"),
      {
        ...FULL,
        recipient: undefined,
        rejected: ['gone@example.com', 'full@example.com'],
        rejectedErrors: [GONE, FULL],
      },
    )
    expect(told(error)).toEqual(BOTH)
  })

  it('older versions, without rejectedErrors', () => {
    const error = { ...GONE, recipient: undefined, rejected: ['gone@example.com'] }
    expect(told(error)).toEqual([BOTH[0]])
    const info = { accepted: ['ok@example.com'], rejected: ['gone@example.com'], response: '250 OK' }
    expect(told(info)).toEqual(['gone@example.com bounce hard unknown - - EENVELOPE'])
  })

  it('a live refusal for now is no ground to stop: 450 is soft whatever it says', () => {
    const response = '450 4.1.1 <gone@example.com>: User unknown in local recipient table'
    const error = {
      code: 'EENVELOPE',
      response,
      responseCode: 450,
      command: 'RCPT TO',
      recipient: 'gone@example.com',
    }
    expect(told({ rejectedErrors: [error] })).toEqual([
      'gone@example.com bounce soft unknown-user 4.1.1 450 EENVELOPE',
    ])
  })

  it('errors about the whole message, for each recipient that the caller names', () => {
    const spam = {
      message: 'Message failed: 554 5.7.1 Message is spam',
      code: 'EMESSAGE',
      response: '554 5.7.1 Message is spam',
      responseCode: 554,
      command: 'DATA',
    }
    expect(told(spam, { recipients: ['a@example.com', 'Bo <b@example.com>'] })).toEqual([
      'a@example.com bounce hard spam-filter 5.7.1 554 EMESSAGE',
      'b@example.com bounce hard spam-filter 5.7.1 554 EMESSAGE',
    ])
    expect(told(spam)).toEqual(['- bounce hard spam-filter 5.7.1 554 EMESSAGE'])
  })

  it.each([
    [
      'connect ECONNREFUSED 127.0.0.1:25',
      { code: 'ESOCKET', originalCode: 'ECONNREFUSED', command: 'CONN' },
      'soft timeout',
    ],
    [
      'getaddrinfo ENOTFOUND smtp.example',
      { code: 'EDNS', originalCode: 'ENOTFOUND', command: 'CONN' },
      'soft network-error',
    ],
    ['Greeting never received', { code: 'ETIMEDOUT', command: 'CONN' }, 'soft timeout'],
    ['Connection closed', { code: 'ECONNECTION', command: 'CONN' }, 'soft timeout'],
    [
      'Invalid login: 535 5.7.8 bad credentials',
      { code: 'EAUTH', response: '535 5.7.8 bad credentials', responseCode: 535, command: 'AUTH PLAIN' },
      'hard security',
    ],
  ])('%s', (message, more, expected) => {
    const [event] = readSendError(Object.assign(new Error(message), more))
    expect(`${event!.type} ${event!.reason}`).toBe(expected)
  })
})

describe('clients of services', () => {
  const to = { recipients: ['a@example.com'] }

  it('AWS SDK', () => {
    const error = (name: string, message: string, httpStatusCode = 400) =>
      Object.assign(new Error(message), {
        name,
        $fault: 'client',
        $metadata: { httpStatusCode, requestId: 'r-1' },
      })
    expect(told(error('TooManyRequestsException', 'Too many requests', 429), to)).toEqual([
      'a@example.com bounce soft throttling - - TooManyRequestsException',
    ])
    expect(told(error('AccountSuspendedException', 'Your account was suspended'), to)).toEqual([
      'a@example.com bounce soft policy - - AccountSuspendedException',
    ])
  })

  it('Postmark: who is inactive stands in the sentence', () => {
    const message =
      'You tried to send to recipient(s) that have been marked as inactive. Found inactive addresses: a@example.com, b@example.com. Inactive recipients are ones that have generated a hard bounce.'
    const error = Object.assign(new Error(message), {
      name: 'InactiveRecipientsError',
      code: 406,
      statusCode: 422,
    })
    expect(told(error)).toEqual([
      'a@example.com dropped - suppressed - - InactiveRecipientsError/406',
      'b@example.com dropped - suppressed - - InactiveRecipientsError/406',
    ])
  })

  it('Postmark: an answer to a batch', () => {
    const answer = [
      { ErrorCode: 0, Message: 'OK', To: 'ok@example.com', MessageID: '1' },
      { ErrorCode: 300, Message: "Invalid 'To' address: 'bad@'.", To: 'bad@example' },
    ]
    expect(told(answer)).toEqual(['bad@example dropped - invalid-address - - 300'])
  })

  it('Mandrill: what the send call returns', () => {
    const answer = [
      { email: 'ok@example.com', status: 'sent', reject_reason: null, _id: '1' },
      { email: 'gone@example.com', status: 'rejected', reject_reason: 'hard-bounce', _id: '2' },
      { email: 'bad@', status: 'invalid', reject_reason: null, _id: '3' },
    ]
    expect(told(answer)).toEqual([
      'gone@example.com dropped - suppressed - - rejected/hard-bounce',
      'bad@ dropped - invalid-address - - invalid',
    ])
  })

  it('SendGrid, Mailgun, Resend, fetch', () => {
    const sendgrid = Object.assign(new Error('Too Many Requests'), {
      code: 429,
      response: {
        headers: {},
        body: { errors: [{ message: 'too many requests', field: null, help: null }] },
      },
    })
    expect(told(sendgrid, to)).toEqual(['a@example.com bounce soft throttling - - 429'])
    const mailgun = Object.assign(new Error('Bad Gateway'), {
      status: 502,
      type: 'MailgunAPIError',
      details: 'try later',
    })
    expect(told(mailgun, to)).toEqual(['a@example.com bounce soft system-error - - 502'])
    const resend = {
      data: null,
      error: { name: 'rate_limit_exceeded', message: 'Too many requests.', statusCode: 429 },
    }
    expect(told(resend, to)).toEqual(['a@example.com bounce soft throttling - - rate_limit_exceeded/429'])
    expect(told({ data: { id: '1' }, error: null }, to)).toEqual([])
    const refused = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } })
    expect(told(refused, to)).toEqual(['a@example.com bounce soft timeout - - TypeError/ECONNREFUSED'])
    expect(told({ status: 413, body: '{"message":"payload too large"}' }, to)).toEqual([
      'a@example.com bounce hard message-too-large - - 413',
    ])
    expect(told({ status: 202, body: '{"message":"Queued"}' }, to)).toEqual([])
  })
})

it('never throws, whatever is thrown at it', () => {
  fc.assert(
    fc.property(fc.anything(), (error) => void readSendError(error, { recipients: ['a@example.com'] })),
  )
  const trap = {
    get code(): never {
      throw new Error('no')
    },
  }
  expect(readSendError(trap)).toEqual([])
  for (const nothing of [null, undefined, 0, '', [], {}]) expect(readSendError(nothing)).toEqual([])
})
