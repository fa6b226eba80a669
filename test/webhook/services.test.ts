import { describe, expect, it } from 'vitest'
import { WEBHOOKS } from '../../src/extract/webhook/index.ts'
import { inspectWebhook } from '../../src/read-webhook.ts'
import { form, told } from './tools.ts'

/** Of each service, bodies in its shape and what they tell. Values are our own. */
const BODIES: Readonly<Record<string, readonly (readonly [body: string | object, ...lines: string[]])[]>> = {
  ses: [
    [
      {
        eventType: 'Bounce',
        bounce: {
          bounceType: 'Transient',
          bounceSubType: 'General',
          bouncedRecipients: [
            {
              emailAddress: 'a@example.com',
              status: '4.4.7',
              diagnosticCode:
                'smtp; 550 4.4.7 Message expired: unable to deliver in 840 minutes.<421 4.4.2 Connection timed out>',
            },
          ],
        },
        mail: {},
      },
      'a@example.com bounce soft timeout 4.4.2 421 (Bounce/Transient/General)',
    ],
    [
      {
        eventType: 'Bounce',
        bounce: {
          bounceType: 'Transient',
          bounceSubType: 'MailboxFull',
          bouncedRecipients: [
            { emailAddress: 'a@example.com', status: '5.2.2', diagnosticCode: 'smtp; 552 5.2.2 over quota' },
            { emailAddress: 'b@example.com' },
          ],
        },
        mail: { messageId: 'm-1', source: 'news@example.org' },
      },
      'a@example.com bounce soft mailbox-full 5.2.2 552 (Bounce/Transient/MailboxFull)',
      'b@example.com bounce soft mailbox-full - - (Bounce/Transient/MailboxFull)',
    ],
    [
      {
        notificationType: 'Bounce',
        bounce: {
          bounceType: 'Permanent',
          bounceSubType: 'OnAccountSuppressionList',
          bouncedRecipients: [{ emailAddress: 'a@example.com' }],
        },
        mail: {},
      },
      'a@example.com dropped - suppressed - - (Bounce/Permanent/OnAccountSuppressionList)',
    ],
    [
      { eventType: 'Reject', reject: { reason: 'Bad content' }, mail: { destination: ['a@example.com'] } },
      'a@example.com dropped - virus - - (Reject)',
    ],
    [{ eventType: 'Open', mail: { destination: ['a@example.com'] } }, '[Open]'],
    [
      {
        Type: 'SubscriptionConfirmation',
        TopicArn: 'arn:aws:sns:eu-west-1:1:mine',
        Token: 't',
        Message: 'You have …',
      },
      '[sns/SubscriptionConfirmation]',
    ],
  ],
  sendgrid: [
    [
      [
        {
          created: 1443651125,
          email: 'a@example.com',
          reason: '550 5.1.1 No such user here',
          status: '5.1.1',
        },
        {
          created: '2013-06-25 18:41:03',
          email: 'b@example',
          reason: 'Mail domain mentioned in email address is unknown',
        },
      ],
      'a@example.com bounce hard unknown-user 5.1.1 550 (bounces)',
      'b@example bounce hard unknown-domain - - (bounces)',
    ],
    [
      [
        {
          event: 'bounce',
          type: 'blocked',
          email: 'a@example.com',
          reason: '550 5.7.1 blocked, see https://www.spamhaus.org/query/ip/192.0.2.1',
          sg_event_id: '1',
        },
        {
          event: 'bounce',
          type: 'bounce',
          email: 'b@example.com',
          reason: '',
          bounce_classification: 'Invalid Address',
          sg_event_id: '2',
        },
        { event: 'dropped', email: 'c@example.com', reason: 'Spam Reporting Address', sg_event_id: '3' },
        { event: 'click', email: 'd@example.com', sg_event_id: '4' },
        { event: 'account_status_change', type: 'compliance_suspend' },
      ],
      'a@example.com bounce soft reputation 5.7.1 550 (bounce/blocked)',
      'b@example.com bounce hard unknown-user - - (bounce/bounce/Invalid Address)',
      'c@example.com dropped - suppressed - - (dropped)',
      '[click]',
      '[account_status_change/compliance_suspend]',
    ],
  ],
  mailgun: [
    [
      {
        'event-data': {
          event: 'failed',
          severity: 'permanent',
          reason: 'bounce',
          recipient: 'a@example.com',
          'delivery-status': {
            code: 552,
            message: '5.2.2 over quota, see\n5.2.2 https://example.com/?p=422',
          },
        },
      },
      'a@example.com bounce soft mailbox-full 5.2.2 552 (failed/permanent/bounce)',
    ],
    [
      {
        'event-data': {
          event: 'failed',
          severity: 'temporary',
          recipient: 'a@example.com',
          'delivery-status': { code: 498, description: '' },
        },
      },
      'a@example.com delayed soft unknown-domain - 498 (failed/temporary)',
    ],
    [
      {
        'event-data': {
          event: 'failed',
          severity: 'permanent',
          reason: 'suppress-bounce',
          recipient: 'a@example.com',
          'delivery-status': null,
        },
      },
      'a@example.com dropped - suppressed - - (failed/permanent/suppress-bounce)',
    ],
    [
      form({
        event: 'bounced',
        recipient: 'a@example.com',
        code: '550',
        error: '550 5.1.1 No such user',
        token: 't',
        signature: 's',
      }),
      'a@example.com bounce hard unknown-user 5.1.1 550 (bounced)',
    ],
  ],
  postmark: [
    [
      {
        RecordType: 'Bounce',
        Type: 'Transient',
        MessageID: '1',
        Email: 'a@example.com',
        Details: 'smtp;451 4.7.1 Greylisted',
      },
      'a@example.com delayed soft greylisting 4.7.1 451 (Bounce/Transient)',
    ],
    [
      {
        RecordType: 'Bounce',
        Type: 'VirusNotification',
        MessageID: '1',
        Email: 'a@example.com',
        Details: '',
      },
      'a@example.com bounce hard virus - - (Bounce/VirusNotification)',
    ],
    [
      {
        RecordType: 'SubscriptionChange',
        SuppressSending: true,
        SuppressionReason: 'ManualSuppression',
        Recipient: 'a@example.com',
        MessageID: '1',
      },
      'a@example.com unsubscribe - - - - (SubscriptionChange/ManualSuppression)',
    ],
    // A stream of its own keeps its own suppressions; "outbound" is what mail goes by that names none.
    [
      { RecordType: 'SpamComplaint', Email: 'a@example.com', MessageID: '1', MessageStream: 'broadcast' },
      'a@example.com complaint - - - - (SpamComplaint) [broadcast]',
    ],
    [
      { RecordType: 'SpamComplaint', Email: 'a@example.com', MessageID: '1', MessageStream: 'outbound' },
      'a@example.com complaint - - - - (SpamComplaint)',
    ],
    [{ RecordType: 'Open', Recipient: 'a@example.com', MessageID: '1' }, '[Open]'],
  ],
  sparkpost: [
    [
      [
        {
          msys: {
            message_event: { type: 'bounce', bounce_class: '54', rcpt_to: 'a@example.com', raw_reason: '' },
          },
        },
        { msys: { message_event: { type: 'bounce', bounce_class: '60', rcpt_to: 'b@example.com' } } },
        {
          msys: { gen_event: { type: 'generation_rejection', bounce_class: '26', rcpt_to: 'c@example.com' } },
        },
        { msys: { unsubscribe_event: { type: 'link_unsubscribe', rcpt_to: 'd@example.com' } } },
        { msys: {} },
      ],
      'a@example.com bounce hard relay-denied - - (bounce/54)',
      'b@example.com auto-reply - - - - (bounce/60)',
      'c@example.com dropped - suppressed - - (generation_rejection/26)',
      'd@example.com unsubscribe - - - - (link_unsubscribe)',
      '[ping]',
    ],
  ],
  mandrill: [
    [
      form({
        mandrill_events: JSON.stringify([
          {
            event: 'hard_bounce',
            _id: '1',
            msg: { email: 'a@example.com', bounce_description: 'bad_mailbox', diag: null },
          },
          {
            event: 'deferral',
            _id: '2',
            msg: { email: 'b@example.com', smtp_events: [{ diag: '451 4.7.1 Greylisting in action' }] },
          },
          { event: 'reject', _id: '3', msg: { email: 'c@example.com' } },
          { type: 'blacklist', action: 'add', reject: { email: 'd@example.com' } },
        ]),
      }),
      'a@example.com bounce hard unknown-user - - (hard_bounce/bad_mailbox)',
      'b@example.com delayed soft greylisting 4.7.1 451 (deferral)',
      'c@example.com dropped - suppressed - - (reject)',
      '[blacklist]',
    ],
  ],
  mailjet: [
    [
      {
        event: 'bounce',
        email: 'a@example.com',
        hard_bounce: false,
        error_related_to: 'recipient',
        error: 'quota exceeded',
        MessageID: 1,
      },
      'a@example.com bounce soft mailbox-full - - (bounce/recipient/quota exceeded)',
    ],
    [
      {
        event: 'blocked',
        email: 'a@example.com',
        error_related_to: 'mailjet',
        error: 'preblocked',
        MessageID: 1,
      },
      'a@example.com dropped - suppressed - - (blocked/mailjet/preblocked)',
    ],
    [
      { event: 'sent', email: 'a@example.com', MessageID: 1, smtp_reply: 'sent (250 2.0.0 OK 1498 - gsmtp)' },
      'a@example.com delivered - - 2.0.0 250 (sent)',
    ],
  ],
  brevo: [
    [
      {
        event: 'soft_bounce',
        email: 'a@example.com',
        'message-id': '<1@example.org>',
        reason: 'undefined Unable to find MX of domain example.com',
      },
      'a@example.com bounce soft unknown-domain - - (soft_bounce)',
    ],
    [
      {
        event: 'defered',
        email: 'a@example.com',
        'message-id': '<1@example.org>',
        reason: '451 4.7.1 greylisted',
      },
      'a@example.com delayed soft greylisting 4.7.1 451 (defered)',
    ],
    [
      { event: 'invalid_email', email: 'a@example', 'message-id': '<1@example.org>' },
      'a@example dropped - invalid-address - - (invalid_email)',
    ],
    [{ event: 'unique_opened', email: 'a@example.com', 'message-id': '<1@example.org>' }, '[unique_opened]'],
  ],
  resend: [
    [
      {
        type: 'email.bounced',
        data: {
          email_id: '1',
          to: ['Anna <a@example.com>', 'b@example.com'],
          bounce: {
            type: 'Permanent',
            subType: 'General',
            message: 'It bounced',
            diagnosticCode: ['smtp; 550 5.1.1 user unknown'],
          },
        },
      },
      'a@example.com bounce hard unknown-user 5.1.1 550 (email.bounced/Permanent/General)',
      'b@example.com bounce hard unknown-user 5.1.1 550 (email.bounced/Permanent/General)',
    ],
    [
      {
        type: 'email.bounced',
        data: {
          email_id: '1',
          to: ['a@example.com'],
          bounce: { message: 'It is on the account-level suppression list.' },
        },
      },
      'a@example.com dropped - suppressed - - (email.bounced)',
    ],
  ],
  mailersend: [
    [
      {
        type: 'activity.soft_bounced',
        data: {
          email: { recipient: { email: 'a@example.com' } },
          morph: { reason: '452 4.2.2 mailbox full' },
        },
      },
      'a@example.com bounce soft mailbox-full 4.2.2 452 (activity.soft_bounced)',
    ],
  ],
  mailtrap: [
    [
      {
        events: [
          {
            event: 'bounce',
            email: 'a@example.com',
            event_id: '1',
            message_id: '1',
            response: 'bounced (550 5.1.1 no such user)',
            response_code: 550,
          },
          { event: 'suspension', email: 'b@example.com', event_id: '2', message_id: '2' },
          { event: 'open', email: 'c@example.com', event_id: '3', message_id: '3' },
        ],
      },
      'a@example.com bounce hard unknown-user 5.1.1 550 (bounce)',
      'b@example.com delayed soft unknown - - (suspension)',
      '[open]',
    ],
  ],
  elasticemail: [
    [
      form({
        transaction: 't',
        to: 'a@example.com',
        status: 'Error',
        category: 'NoMailbox',
        date: '5/2/2024 9:15:01 AM',
      }),
      'a@example.com bounce hard unknown-user - - (Error/NoMailbox)',
    ],
    [
      form({ transaction: 't', to: 'a@example.com', status: 'Error', category: 'ManualCancel' }),
      'a@example.com dropped - suppressed - - (Error/ManualCancel)',
    ],
    [form({ transaction: 't', to: 'a@example.com', status: 'Opened' }), '[Opened]'],
  ],
  smtp2go: [
    [
      form({
        event: 'bounce',
        bounce: 'hard',
        rcpt: 'a@example.com',
        message: '550 5.1.1 User unknown',
        sendtime: 's',
      }),
      'a@example.com bounce hard unknown-user 5.1.1 550 (bounce/hard)',
    ],
    [
      { event: 'reject', rcpt: 'a@example.com', message: 'suppressed' },
      'a@example.com dropped - suppressed - - (reject)',
    ],
  ],
  scaleway: [
    [
      { type: 'email_spam', project_id: 'p', email_to: 'a@example.com', email_response_message: '' },
      'a@example.com bounce hard spam-filter - - (email_spam)',
    ],
    [{ type: 'email_queued', project_id: 'p', email_to: 'a@example.com' }, '[email_queued]'],
  ],
  azure: [
    [
      [
        {
          eventType: 'Microsoft.Communication.EmailDeliveryReportReceived',
          data: {
            recipient: 'a@example.com',
            status: 'Quarantined',
            deliveryStatusDetails: { statusMessage: 'held' },
          },
        },
      ],
      'a@example.com bounce soft spam-filter - - (Quarantined)',
    ],
    [
      [{ eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent', data: { validationCode: 'c' } }],
      '[Microsoft.EventGrid.SubscriptionValidationEvent]',
    ],
  ],
  zeptomail: [
    [
      form({
        data: JSON.stringify({
          event_name: ['hardbounce'],
          event_message: [
            {
              event_data: [
                {
                  details: [
                    { bounced_recipient: 'a@example.com', diagnostic_message: '550 5.1.1 user unknown' },
                  ],
                },
              ],
            },
          ],
        }),
      }),
      'a@example.com bounce hard unknown-user 5.1.1 550 (hardbounce)',
    ],
  ],
  postal: [
    [
      {
        event: 'MessageHeld',
        payload: { message: { to: 'a@example.com' }, details: 'Recipient is on the suppression list' },
      },
      'a@example.com dropped - suppressed - - (MessageHeld)',
    ],
    [
      {
        event: 'MessageBounced',
        payload: { original_message: { to: 'a@example.com', direction: 'outgoing' }, bounce: {} },
      },
      'a@example.com bounce hard unknown - - (MessageBounced)',
    ],
    [
      { event: 'MessageDelayed', payload: { message: { to: 'us@example.org', direction: 'incoming' } } },
      '[MessageDelayed]',
    ],
  ],
  maileroo: [
    [
      {
        event_type: 'failed',
        event_id: '1',
        event_data: { to: 'a@example.com', reason: '550 5.1.1 no such user' },
      },
      'a@example.com bounce hard unknown-user 5.1.1 550 (failed)',
    ],
    [
      {
        event_type: 'rejected',
        event_id: '1',
        event_data: { to: ['a@example.com', 'b@example.com'], reject_reason: 'On the suppression list.' },
      },
      'a@example.com dropped - suppressed - - (rejected)',
      'b@example.com dropped - suppressed - - (rejected)',
    ],
  ],
  mailomat: [
    [
      {
        eventType: 'failure_perm',
        occurredAt: '2024-06-10T09:23:31+02:00',
        recipient: 'a@example.com',
        payload: { 'delivery-status': { code: 550, 'enhanced-code': '5.1.1', message: 'address unknown' } },
      },
      'a@example.com bounce hard unknown-user 5.1.1 550 (failure_perm)',
    ],
  ],
  sweego: [
    [
      {
        event_type: 'soft-bounce',
        swg_uid: '1',
        channel: 'email',
        recipient: 'a@example.com',
        details: '452 4.2.2 mailbox full',
      },
      'a@example.com bounce soft mailbox-full 4.2.2 452 (soft-bounce)',
    ],
    [{ event_type: 'delivered', swg_uid: '1', channel: 'sms', recipient: '+41' }, '[delivered]'],
  ],
  'unisender-go': [
    [
      {
        events_by_user: [
          {
            events: [
              {
                event_data: {
                  status: 'soft_bounced',
                  email: 'a@example.com',
                  delivery_info: { delivery_status: 'err_mailbox_full', destination_response: '' },
                },
              },
              {
                event_data: {
                  status: 'hard_bounced',
                  email: 'b@example.com',
                  delivery_info: { delivery_status: 'err_unsubscribed' },
                },
              },
            ],
          },
        ],
      },
      'a@example.com bounce soft mailbox-full - - (soft_bounced/err_mailbox_full)',
      'b@example.com dropped - suppressed - - (hard_bounced/err_unsubscribed)',
    ],
  ],
  greenarrow: [
    [
      {
        event_type: 'bounce_all',
        bounce_type: 's',
        bounce_text: 'smtp;452 4.2.2 over quota',
        email: 'a@example.com',
        sendid: 's',
      },
      'a@example.com bounce soft mailbox-full 4.2.2 452 (bounce_all/s)',
    ],
    [
      {
        event_type: 'delivery_attempt',
        delivery_status: 'deferral',
        delivery_message: '451 4.7.1 greylisted',
        email: 'a@example.com',
        sendid: 's',
      },
      'a@example.com delayed soft greylisting 4.7.1 451 (delivery_attempt/deferral)',
    ],
  ],
  kumomta: [
    [
      {
        type: 'Bounce',
        queue: 'q',
        recipient: ['a@example.com', 'b@example.com'],
        response: { code: 550, enhanced_code: { class: 5, subject: 1, detail: 1 }, content: 'User unknown' },
      },
      'a@example.com bounce hard unknown-user 5.1.1 550 (Bounce)',
      'b@example.com bounce hard unknown-user 5.1.1 550 (Bounce)',
    ],
    [
      {
        type: 'Feedback',
        queue: 'q',
        recipient: 'fbl@example.org',
        response: {},
        feedback_report: { original_rcpt_to: ['a@example.com'] },
      },
      'a@example.com complaint - - - - (Feedback)',
    ],
  ],
  emailengine: [
    [
      {
        event: 'messageBounce',
        account: 'a',
        data: { recipient: 'a@example.com', response: { message: '550 No such user here', status: '5.0.0' } },
      },
      'a@example.com bounce hard unknown-user 5.0.0 550 (messageBounce)',
    ],
    [
      {
        event: 'messageFailed',
        account: 'a',
        data: { envelope: { to: ['a@example.com'] }, error: 'Message failed after 10 attempts' },
      },
      'a@example.com bounce soft expired - - (messageFailed)',
    ],
  ],
  forwardemail: [
    [
      {
        bounced_at: '2024-05-02T09:15:01.000Z',
        recipient: 'a@example.com',
        response: '450 4.2.2 over quota',
        bounce: { action: 'defer', category: 'capacity' },
      },
      'a@example.com delayed soft mailbox-full 4.2.2 450 (defer/capacity)',
    ],
  ],
  alibaba: [
    [
      {
        source: 'acs.dm',
        type: 'dm:Deliver:Failed',
        data: { to: 'a@example.com', err_code: '554', err_msg: '554 5.1.1 user unknown' },
      },
      'a@example.com bounce hard unknown-user 5.1.1 554 (dm:Deliver:Failed)',
    ],
  ],
  cloudflare: [
    [
      {
        type: 'cf.email.sending.bounced',
        payload: {
          to: 'a@example.com',
          bounce: { type: 'hard', code: 550, status: '5.1.1', message: 'user unknown' },
        },
      },
      'a@example.com bounce hard unknown-user 5.1.1 550 (cf.email.sending.bounced/hard)',
    ],
  ],
}

it('every service is shown here', () => {
  expect(Object.keys(BODIES).sort()).toEqual(WEBHOOKS.map(({ id }) => id).sort())
})

describe.each(Object.entries(BODIES))('%s', (id, bodies) => {
  it.each(bodies.map(([body, ...lines]) => [lines[0]!, body, lines] as const))('%s', (_name, body, lines) => {
    expect(inspectWebhook(body).services).toEqual([id])
    expect(told(body)).toEqual(lines)
    expect(told(body, id)).toEqual(lines)
  })
})
