import { expect, it } from 'vitest'
import { readWebhook } from '../../src/read-webhook.ts'

/** A bounce as SendGrid tells it, with more or other fields. */
const bounce = (more: object) =>
  readWebhook({ event: 'bounce', type: 'bounce', email: 'a@example.com', sg_event_id: '1', ...more })[0]!
const ses = (subType: string, diagnosticCode?: string) =>
  readWebhook({
    eventType: 'Bounce',
    bounce: {
      bounceType: 'Transient',
      bounceSubType: subType,
      bouncedRecipients: [{ emailAddress: 'a@example.com', diagnosticCode }],
    },
    mail: { messageId: '1' },
  })[0]!

it("clear words of the remote system win over the service's category, and the event says so", () => {
  const event = bounce({ reason: '552 5.2.2 Mailbox over quota', bounce_classification: 'Invalid Address' })
  expect(event).toMatchObject({
    type: 'soft',
    reason: 'mailbox-full',
    providerType: 'bounce/bounce/Invalid Address',
    disagreement: {
      service: { type: 'hard', reason: 'unknown-user' },
      text: { type: 'soft', reason: 'mailbox-full' },
    },
  })
  expect(event.explanation.how).toBe('phrase')
})

it('a category is better than nothing', () => {
  const event = bounce({ reason: '550 Rejected [x-7]', bounce_classification: 'Reputation' })
  expect(event).toMatchObject({ type: 'soft', reason: 'reputation' })
  expect(event.explanation).toEqual({
    rule: 'webhook/sendgrid',
    evidence: 'bounce/bounce/Reputation',
    how: 'format',
    confidence: 0.7,
  })
})

it('where both agree, nothing is said of it', () => {
  const event = bounce({ reason: '550 5.1.1 User unknown', bounce_classification: 'Invalid Address' })
  expect(event).toMatchObject({ type: 'hard', reason: 'unknown-user' })
  expect(event).not.toHaveProperty('disagreement')
})

it("where the reason leaves hard or soft open, the service's word stands: it saw the session", () => {
  expect(ses('ContentRejected', 'smtp; 554 5.7.1 contains a forbidden link')).toMatchObject({
    type: 'soft',
    disagreement: { service: { type: 'soft' }, text: { type: 'hard' } },
  })
})

it('where the reason and a code fix it, no word of the service changes it', () => {
  expect(ses('General', 'smtp; 550 5.1.1 User unknown')).toMatchObject({
    type: 'hard',
    reason: 'unknown-user',
    disagreement: { service: { type: 'soft', reason: null }, text: { type: 'hard', reason: 'unknown-user' } },
  })
})

it('what was not sent is no bounce; its advice looks at why', () => {
  const dropped = (reason: string) =>
    readWebhook({ event: 'dropped', email: 'a@example.com', reason, sg_event_id: '1' })[0]!
  expect(dropped('Bounced Address')).toMatchObject({
    kind: 'dropped',
    type: null,
    reason: 'suppressed',
    explanation: { rule: 'webhook/sendgrid', evidence: 'Bounced Address', how: 'format' },
    advice: { do: 'suppress', party: 'recipient' },
  })
  expect(dropped('Spam Content').advice).toMatchObject({ do: 'fix', party: 'message' })
  expect(dropped('Invalid').advice).toMatchObject({ do: 'suppress', party: 'recipient' })
})

it('the same event posted again has the same id; another has another', () => {
  const reason = '550 5.1.1 User unknown'
  expect(bounce({ reason }).id).toBe(bounce({ reason }).id)
  expect(bounce({ reason }).id).not.toBe(bounce({ reason, sg_event_id: '2' }).id)
})
