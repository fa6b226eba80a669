import { describe, expect, test } from 'vitest'
import { told } from './tools.ts'

/** Services that keep suppressions of streams apart, and what is said of the whole account. */
const BODIES: Readonly<Record<string, readonly (readonly [body: object, ...lines: string[]])[]>> = {
  sendgrid: [
    [
      {
        event: 'group_unsubscribe',
        email: 'a@example.com',
        asm_group_id: 42,
        sg_event_id: '1',
        timestamp: 1714641304,
      },
      'a@example.com unsubscribe - - - - (group_unsubscribe) [42]',
    ],
    // A complaint is of the whole account, whatever group the message was sent to.
    [
      { event: 'spamreport', email: 'a@example.com', asm_group_id: 42, sg_event_id: '2' },
      'a@example.com complaint - - - - (spamreport)',
    ],
    [
      {
        event: 'dropped',
        reason: 'Group Unsubscribe',
        email: 'a@example.com',
        asm_group_id: 42,
        sg_event_id: '3',
      },
      'a@example.com unsubscribe - - - - (dropped) [42]',
    ],
    [
      {
        event: 'dropped',
        reason: 'Bounced Address',
        email: 'a@example.com',
        asm_group_id: 42,
        sg_event_id: '4',
      },
      'a@example.com dropped - suppressed - - (dropped)',
    ],
  ],
  ses: [
    [
      subscription({
        topicSubscriptionStatus: [
          { topicName: 'news', subscriptionStatus: 'OptOut' },
          { topicName: 'offers', subscriptionStatus: 'OptIn' },
          { topicName: 'events', subscriptionStatus: 'OptOut' },
        ],
      }),
      'a@example.com unsubscribe - - - - (Subscription/UnsubscribeHeader) [news]',
      'a@example.com unsubscribe - - - - (Subscription/UnsubscribeHeader) [events]',
    ],
    [
      subscription({ unsubscribeAll: true, topicSubscriptionStatus: [] }),
      'a@example.com unsubscribe - - - - (Subscription/UnsubscribeHeader) [subscribers]',
    ],
    [subscription({ topicSubscriptionStatus: [] }), '[Subscription/UnsubscribeHeader]'],
  ],
  mailjet: [
    [
      { event: 'unsub', email: 'a@example.com', mj_list_id: 7, MessageID: 1 },
      'a@example.com unsubscribe - - - - (unsub) [7]',
    ],
    [
      { event: 'unsub', email: 'a@example.com', mj_list_id: 0, MessageID: 1 },
      'a@example.com unsubscribe - - - - (unsub)',
    ],
    [
      { event: 'spam', email: 'a@example.com', mj_list_id: 7, MessageID: 1 },
      'a@example.com complaint - - - - (spam)',
    ],
  ],
}

function subscription(newTopicPreferences: object) {
  return {
    eventType: 'Subscription',
    mail: { messageId: 'm', destination: ['a@example.com'] },
    subscription: { contactList: 'subscribers', source: 'UnsubscribeHeader', newTopicPreferences },
  }
}

describe('streams that a service keeps apart', () => {
  for (const [service, bodies] of Object.entries(BODIES))
    test.each(bodies)(`${service}: %j`, (body, ...lines) => {
      expect(told(body, service)).toEqual(lines)
    })
})
