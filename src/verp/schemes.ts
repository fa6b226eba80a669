/** How a program writes the recipient into the return path. */
export interface Scheme {
  readonly scheme: string
  /** The local part up to the recipient, the rest of it being `user=example.com`. */
  readonly before: RegExp
  /** Return paths, and the recipient in each. */
  readonly is: Readonly<Record<string, string>>
}

/** In this order: the first that fits tells. None looks at more than the beginning of a local part. */
export const SCHEMES: readonly Scheme[] = [
  {
    scheme: 'ezmlm',
    before: /^[\w.-]{1,60}-return-\d{1,9}-/,
    is: { 'list-return-123-anna=example.com@lists.example.org': 'anna@example.com' },
  },
  {
    scheme: 'mailchimp',
    before: /^bounce-mc\.[a-z0-9]{1,10}_[\d.]{1,40}-/,
    is: { 'bounce-mc.us1_123.456-anna=example.com@mail.example.net': 'anna@example.com' },
  },
  {
    scheme: 'mailgun',
    before: /^bounce\+[0-9a-f]{6}\.[0-9a-f]{1,12}-/,
    is: { 'bounce+5c4f6d.31f1a5-anna=example.com@mg.example.org': 'anna@example.com' },
  },
  {
    scheme: 'sendgrid',
    before: /^bounces\+\d{1,12}-[0-9a-f]{4}-/,
    is: { 'bounces+1234567-8f2c-anna=example.com@em.example.org': 'anna@example.com' },
  },
  {
    scheme: 'mailman',
    before: /^[\w.-]{1,60}-bounces\+/,
    is: { 'list-bounces+anna=example.com@lists.example.org': 'anna@example.com' },
  },
  {
    scheme: 'verp',
    before: /^[\w.-]{1,60}\+/,
    is: {
      'owner-list+anna=example.com@lists.example.org': 'anna@example.com',
      'bounces+anna=tag=example.com@example.org': 'anna=tag@example.com',
      'bounces+anna+news=example.com@example.org': 'anna+news@example.com',
    },
  },
  {
    scheme: 'qmail',
    before: /^[\w.-]{1,60}-(?:owner|bounces?|return|request)-/,
    is: { 'list-owner-anna=example.com@example.org': 'anna@example.com' },
  },
]
