import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LIST_FORMATS } from '../../src/exchange/formats/index.ts'
import { readList, told } from './tools.ts'

/** Of each format, lists in its columns and what they tell. The rows are our own. */
const LISTS: Readonly<Record<string, readonly (readonly [list: string | object, ...lines: string[]])[]>> = {
  ses: [
    [
      {
        SuppressedDestinationSummaries: [
          { EmailAddress: 'anna@Example.com', Reason: 'BOUNCE', LastUpdateTime: 1714641300.25 },
          {
            EmailAddress: 'ben@example.net',
            Reason: 'COMPLAINT',
            LastUpdateTime: '2024-05-02T11:15:00+02:00',
          },
        ],
        NextToken: 'AAAA',
      },
      'anna@example.com bounces - 2024-05-02T09:15 (BOUNCE)',
      'ben@example.net complaint - 2024-05-02T09:15 (COMPLAINT)',
    ],
    // The files for its bulk import.
    [
      'anna@example.com,BOUNCE\nben@example.net, COMPLAINT\n',
      'anna@example.com bounces - - (BOUNCE)',
      'ben@example.net complaint - - (COMPLAINT)',
    ],
    [
      '{"emailAddress": "anna@example.com", "reason": "BOUNCE"}\n{"emailAddress": "ben@example.net", "reason": "COMPLAINT"}\n',
      'anna@example.com bounces - - (BOUNCE)',
      'ben@example.net complaint - - (COMPLAINT)',
    ],
  ],
  sendgrid: [
    [
      'status,reason,email,created\n5.1.1,"550 5.1.1 The account does not exist, sorry",anna@example.com,1714641300\n' +
        '4.0.0,"452 4.2.2 The mailbox is ""full""\nfor now",ben@example.net,1714641300\n',
      'anna@example.com bounces unknown-user 2024-05-02T09:15 (550 5.1.1 The account does not exist, sorry)',
      'ben@example.net bounces mailbox-full 2024-05-02T09:15 (452 4.2.2 The mailbox is "full"\nfor now)',
    ],
    [
      [{ created: 1714641300, email: 'cleo@example', reason: 'Known bad domain' }],
      'cleo@example bounces unknown-domain 2024-05-02T09:15 (Known bad domain)',
    ],
    [
      [{ created: 1714641300, email: 'dana@example.com', ip: '192.0.2.1' }],
      'dana@example.com complaint - 2024-05-02T09:15 (spam-reports)',
    ],
    [
      'email,created\nemil@example.com,1714641300\n',
      'emil@example.com unsubscribe - 2024-05-02T09:15 (unsubscribes)',
    ],
    [
      [{ email: 'fay@example.com', group_id: 7, group_name: 'Weekly news', created_at: 1714641300 }],
      'fay@example.com unsubscribe - [7] 2024-05-02T09:15 (unsubscribes/Weekly news)',
    ],
  ],
  mailgun: [
    [
      {
        items: [
          {
            address: 'anna@example.com',
            code: '550',
            error: '5.1.1 No such mailbox',
            created_at: 'Thu, 02 May 2024 09:15:00 UTC',
          },
        ],
        paging: { first: 'https://api.example.org/first', last: 'https://api.example.org/last' },
      },
      'anna@example.com bounces unknown-user 2024-05-02T09:15 (550 5.1.1 No such mailbox)',
    ],
    [
      {
        items: [
          { address: 'ben@example.net', tags: ['*'], created_at: 'Thu, 02 May 2024 09:15:00 UTC' },
          {
            address: 'cleo@example.com',
            tags: ['news', 'offers'],
            created_at: 'Thu, 02 May 2024 09:15:00 UTC',
          },
        ],
      },
      'ben@example.net unsubscribe - 2024-05-02T09:15 (unsubscribes)',
      'cleo@example.com unsubscribe - [news] 2024-05-02T09:15 (unsubscribes)',
      'cleo@example.com unsubscribe - [offers] 2024-05-02T09:15 (unsubscribes)',
    ],
    [
      'address,created_at\ndana@example.com,"Thu, 02 May 2024 09:15:00 +0000"\n',
      'dana@example.com complaint - 2024-05-02T09:15 (complaints)',
    ],
  ],
  postmark: [
    [
      {
        Suppressions: [
          {
            EmailAddress: 'anna@example.com',
            SuppressionReason: 'HardBounce',
            Origin: 'Recipient',
            CreatedAt: '2024-05-02T05:15:00-04:00',
          },
          { EmailAddress: 'ben@example.net', SuppressionReason: 'SpamComplaint', Origin: 'Recipient' },
          { EmailAddress: 'cleo@example.com', SuppressionReason: 'ManualSuppression', Origin: 'Recipient' },
          { EmailAddress: 'dana@example.com', SuppressionReason: 'ManualSuppression', Origin: 'Customer' },
        ],
      },
      'anna@example.com bounces - 2024-05-02T09:15 (HardBounce/Recipient)',
      'ben@example.net complaint - - (SpamComplaint/Recipient)',
      'cleo@example.com unsubscribe - - (ManualSuppression/Recipient)',
      'dana@example.com manual - - (ManualSuppression/Customer)',
    ],
    [
      {
        TotalCount: 3,
        Bounces: [
          {
            ID: 1,
            Type: 'HardBounce',
            MessageStream: 'outbound',
            Email: 'anna@example.com',
            Details: 'smtp;550 5.1.1 User unknown',
            BouncedAt: '2024-05-02T09:15:00Z',
            Inactive: true,
          },
          {
            ID: 2,
            Type: 'HardBounce',
            Email: 'back@example.com',
            BouncedAt: '2024-05-02T09:15:00Z',
            Inactive: false,
          },
          { ID: 3, Type: 'SoftBounce', Email: 'soft@example.com', BouncedAt: '2024-05-02T09:15:00Z' },
          {
            ID: 4,
            Type: 'SpamComplaint',
            MessageStream: 'broadcast',
            Email: 'ben@example.net',
            BouncedAt: '2024-05-02T09:15:00Z',
            Inactive: true,
          },
        ],
      },
      'anna@example.com bounces unknown-user 2024-05-02T09:15 (smtp;550 5.1.1 User unknown)',
      'ben@example.net complaint - [broadcast] 2024-05-02T09:15 (SpamComplaint)',
    ],
  ],
  sparkpost: [
    [
      {
        results: [
          {
            recipient: 'anna@example.com',
            type: 'transactional',
            source: 'Bounce Rule',
            description: '550: 550-5.1.1 The email account that you tried to reach does not exist',
            created: '2024-05-02T09:15:00+00:00',
            updated: '2024-05-02T09:15:00+00:00',
            transactional: true,
          },
          {
            recipient: 'ben@example.net',
            type: 'non_transactional',
            list_id: 'news',
            source: 'List Unsubscribe',
            description: 'Unsubscribed by the header',
            created: '2024-05-02T09:15:00+00:00',
          },
          { recipient: 'cleo@example.com', source: 'Spam Complaint' },
          { recipient: 'dana@example.com', source: 'Compliance' },
        ],
        links: [],
        total_count: 4,
      },
      'anna@example.com bounces unknown-user 2024-05-02T09:15 (550: 550-5.1.1 The email account that you tried to reach does not exist)',
      'ben@example.net unsubscribe - [news] 2024-05-02T09:15 (Unsubscribed by the header)',
      'cleo@example.com complaint - - (Spam Complaint)',
      'dana@example.com mirrored - - (Compliance)',
    ],
    [
      'recipient,type,description\nanna@example.com,transactional,moved over\n',
      'anna@example.com manual - - (moved over)',
    ],
  ],
  brevo: [
    [
      {
        count: 3,
        contacts: [
          {
            email: 'anna@example.com',
            senderEmail: 'news@example.org',
            reason: { code: 'hardBounce', message: 'Hard bounce' },
            blockedAt: '2024-05-02T09:15:00.000Z',
          },
          {
            email: 'ben@example.net',
            reason: { code: 'contactFlaggedAsSpam', message: 'Contact flagged as spam' },
            blockedAt: '2024-05-02T09:15:00.000Z',
          },
          {
            email: 'cleo@example.com',
            reason: { code: 'unsubscribedViaMA', message: 'Unsubscribed' },
            blockedAt: '2024-05-02T09:15:00.000Z',
          },
        ],
      },
      'anna@example.com bounces - 2024-05-02T09:15 (hardBounce)',
      'ben@example.net complaint - 2024-05-02T09:15 (contactFlaggedAsSpam)',
      'cleo@example.com unsubscribe - 2024-05-02T09:15 (unsubscribedViaMA)',
    ],
    [
      {
        contacts: [
          {
            email: 'anna@example.com',
            id: 1,
            emailBlacklisted: true,
            modifiedAt: '2024-05-02T09:15:00.000Z',
          },
          { email: 'ben@example.net', id: 2, emailBlacklisted: false },
        ],
      },
      'anna@example.com manual - 2024-05-02T09:15 (emailBlacklisted)',
    ],
  ],
  mailchimp: [
    [
      'Email Address,First Name,MEMBER_RATING,CLEAN_TIME,CLEAN_CAMPAIGN_TITLE,CLEAN_CAMPAIGN_ID,LEID,EUID,NOTES,TAGS\n' +
        'anna@example.com,Anna,2,2024-05-02 09:15:00,May news,a1,1,e1,,\n',
      'anna@example.com bounces - 2024-05-02T09:15 (cleaned/May news)',
    ],
    [
      'Email Address,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_CAMPAIGN_ID,UNSUB_REASON,UNSUB_REASON_OTHER,LEID,EUID\n' +
        'ben@example.net,2024-05-02 09:15:00,May news,a1,NORMAL,,1,e1\n' +
        'cleo@example.com,2024-05-02 09:15:00,May news,a1,ABUSE,,2,e2\n',
      'ben@example.net unsubscribe - 2024-05-02T09:15 (unsubscribed/NORMAL/May news)',
      'cleo@example.com complaint - 2024-05-02T09:15 (unsubscribed/ABUSE/May news)',
    ],
    // Subscribers get mail.
    ['Email Address,MEMBER_RATING,OPTIN_TIME,LEID,EUID\ndana@example.com,4,2024-05-02 09:15:00,1,e1\n'],
    [
      {
        members: [
          {
            id: 'h',
            email_address: 'anna@example.com',
            unique_email_id: 'e1',
            status: 'cleaned',
            last_changed: '2024-05-02T09:15:00+00:00',
          },
          { id: 'i', email_address: 'dana@example.com', unique_email_id: 'e2', status: 'subscribed' },
        ],
        list_id: 'l',
      },
      'anna@example.com bounces - 2024-05-02T09:15 (cleaned)',
    ],
  ],
  mailjet: [
    [
      {
        Count: 4,
        Data: [
          {
            Email: 'anna@example.com',
            IsExcludedFromCampaigns: true,
            ExclusionFromCampaignsUpdatedAt: '2024-05-02T09:15:00Z',
            IsSpamComplaining: false,
            UnsubscribedAt: '',
          },
          { Email: 'ben@example.net', IsExcludedFromCampaigns: true, IsSpamComplaining: true },
          {
            Email: 'cleo@example.com',
            IsExcludedFromCampaigns: false,
            UnsubscribedAt: '2024-05-02T09:15:00Z',
            UnsubscribedBy: 'link',
          },
          { Email: 'dana@example.com', IsExcludedFromCampaigns: false, UnsubscribedAt: '' },
        ],
        Total: 4,
      },
      'anna@example.com manual - 2024-05-02T09:15 (IsExcludedFromCampaigns)',
      'ben@example.net complaint - - (IsSpamComplaining)',
      'cleo@example.com unsubscribe - 2024-05-02T09:15 (link)',
    ],
  ],
  resend: [
    [
      {
        object: 'list',
        has_more: false,
        data: [
          {
            object: 'suppression',
            id: '1',
            email: 'anna@example.com',
            origin: 'bounce',
            source_id: 's',
            created_at: '2024-05-02T09:15:00.000Z',
          },
          {
            object: 'suppression',
            id: '2',
            email: 'ben@example.net',
            origin: 'manual',
            created_at: '2024-05-02T09:15:00.000Z',
          },
        ],
      },
      'anna@example.com bounces - 2024-05-02T09:15 (bounce)',
      'ben@example.net manual - 2024-05-02T09:15 (manual)',
    ],
  ],
  listmonk: [
    [
      'uuid,email,name,attributes,status,created_at,updated_at\n' +
        'u1,anna@example.com,Anna,"{""city"": ""Bern""}",blocklisted,2024-01-01 08:00:00.5 +0000 UTC,2024-05-02 09:15:00.5 +0000 UTC\n' +
        'u2,ben@example.net,Ben,{},enabled,2024-01-01T08:00:00Z,2024-01-01T08:00:00Z\n',
      'anna@example.com manual - 2024-05-02T09:15 (blocklisted)',
    ],
    [
      {
        data: {
          results: [
            {
              id: 1,
              type: 'hard',
              source: 'ses',
              meta: { a: 1 },
              created_at: '2024-05-02T09:15:00.851858Z',
              email: 'anna@example.com',
              subscriber_uuid: 'u1',
              campaign: { id: 1, name: 'May' },
            },
            {
              id: 2,
              type: 'soft',
              created_at: '2024-05-02T09:15:00Z',
              email: 'ben@example.net',
              subscriber_uuid: 'u2',
            },
            {
              id: 3,
              type: 'complaint',
              created_at: '2024-05-02T09:15:00Z',
              email: 'cleo@example.com',
              subscriber_uuid: 'u3',
            },
          ],
          query: '',
          total: 3,
        },
      },
      'anna@example.com bounces - 2024-05-02T09:15 (hard)',
      'cleo@example.com complaint - 2024-05-02T09:15 (complaint)',
    ],
  ],
  mautic: [
    [
      {
        total: '2',
        contacts: {
          '12': {
            id: 12,
            fields: {
              core: { email: { id: 6, value: 'anna@example.com' } },
              all: { email: 'anna@example.com' },
            },
            doNotContact: [
              { id: 2, reason: 2, comments: '550 5.1.1 User unknown', channel: 'email', channelId: null },
              { id: 3, reason: 1, comments: '', channel: 'sms' },
            ],
          },
          '13': { id: 13, fields: { all: { email: 'ben@example.net' } }, doNotContact: [] },
        },
      },
      'anna@example.com bounces unknown-user - (550 5.1.1 User unknown)',
    ],
    [
      'email,firstname,doNotEmail\nanna@example.com,Anna,1\nben@example.net,Ben,0\n',
      'anna@example.com manual - - (doNotEmail)',
    ],
  ],
  mailman: [
    [
      {
        start: 0,
        total_size: 3,
        entries: [
          {
            email: 'anna@example.com',
            list_id: 'ant.example.org',
            role: 'member',
            delivery_mode: 'regular',
            delivery_status: 'by_bounces',
            last_bounce_received: '2024-05-02T09:15:00',
          },
          {
            email: 'ben@example.net',
            list_id: 'ant.example.org',
            role: 'member',
            delivery_status: 'by_user',
          },
          { email: 'cleo@example.com', list_id: 'ant.example.org', role: 'member', delivery_mode: 'regular' },
        ],
      },
      'anna@example.com bounces - [ant.example.org] 2024-05-02T09:15 (by_bounces)',
      'ben@example.net unsubscribe - [ant.example.org] - (by_user)',
    ],
  ],
  postal: [
    [
      'id,type,address,reason,timestamp,keep_until\n' +
        '1,recipient,anna@example.com,too many hard fails,1714641300.250000,1717233300.250000\n',
      'anna@example.com mirrored - 2024-05-02T09:15..2024-06-01T09:15 (too many hard fails)',
    ],
  ],
  undelivered: [
    [
      'address,scope,cause,reason,since,until,source,note\r\n' +
        'anna@example.com,news,complaint,,2024-05-02T09:15:00.000Z,,webhook:ses,\r\n',
      'anna@example.com complaint - [news] 2024-05-02T09:15',
    ],
  ],
  csv: [
    [
      'E-Mail;Type;Reason;Date\nanna@example.com;Hard Bounce;550 5.1.1 User unknown;2024-05-02\n' +
        'ben@example.net;opt-out;;2024-05-02 09:15:00\ncleo@example.com;;because;\ndana@example.com;active;;\n',
      'anna@example.com bounces unknown-user 2024-05-02T00:00 (550 5.1.1 User unknown)',
      'ben@example.net unsubscribe - 2024-05-02T09:15 (opt-out)',
      'cleo@example.com manual - - (because)',
    ],
    [
      [
        {
          email: 'anna@example.com',
          reason: 'hard_bounce',
          created_at: '2024-05-02T09:15:00Z',
          expires_at: '2025-05-02',
        },
      ],
      'anna@example.com bounces - 2024-05-02T09:15..2025-05-02T00:00 (hard_bounce)',
    ],
  ],
  plain: [
    [
      'anna@example.com\nBen Ortiz <ben@Example.NET>\n\n',
      'anna@example.com manual - -',
      'ben@example.net manual - -',
    ],
    [['anna@example.com', 'ben@example.net'], 'anna@example.com manual - -', 'ben@example.net manual - -'],
  ],
}

describe.each(Object.entries(LISTS))('%s', (id, lists) => {
  it.each(lists)('%j', (list, ...lines) => {
    const text = typeof list === 'string' ? list : JSON.stringify(list, null, 2)
    const { found, reader } = readList(text)
    expect(told(found)).toEqual(lines)
    expect(reader.format).toBe(id)
    expect(
      found.every((one) => 'source' in one && (id === 'undelivered' || one.source === `import:${id}`)),
    ).toBe(true)
  })

  it('reads the same whatever the pieces', () => {
    for (const [list] of lists) {
      const text = typeof list === 'string' ? list : JSON.stringify(list)
      expect(readList(text, {}, 1).found).toEqual(readList(text).found)
    }
  })
})

it('every format has a list here, and every file of a format is in the index', () => {
  const ids = LIST_FORMATS.map(({ id }) => id).sort()
  const files = readdirSync('src/exchange/formats').map((name) => name.replace('.ts', ''))
  expect(files.filter((name) => name !== 'index' && name !== 'format').sort()).toEqual(ids)
  expect(Object.keys(LISTS).sort()).toEqual(ids)
})
