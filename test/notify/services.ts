import { type Received, type Reply, receiver } from './receiver.ts'

/** What stands on the list of a stand-in, by its address. */
export type Standing = Map<string, { readonly why: string; readonly at: number }>

export interface StandIn {
  readonly url: string
  readonly list: Standing
  readonly received: readonly Received[]
  /** Settings of a block for it, but the URL. */
  readonly settings: object
  /** Why, in the service's words, of what was pushed to it. */
  readonly pushedAs: string
}

const AT = Date.UTC(2026, 8, 1)
const entry = (why: string, at = AT) => ({ why, at })
const basic = (name: string, secret: string) => `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`
const notFound: Reply = { status: 404, body: { message: 'not found' } }
const last = (path: string) => decodeURIComponent(path.split('?')[0]!.split('/').at(-1)!)

/** Small stand-ins that speak as the documentation of the services says, each with a bounce and a complaint, in pages. */
export const SERVICES: Readonly<Record<string, () => Promise<StandIn>>> = {
  async ses() {
    const list: Standing = new Map([
      ['gone@example.com', entry('BOUNCE')],
      ['angry@example.com', entry('COMPLAINT')],
    ])
    const { url, received } = await receiver(({ method, path, headers, body }) => {
      if (
        !/^AWS4-HMAC-SHA256 Credential=AKIA\/\d{8}\/eu-west-1\/ses\/aws4_request, /.test(
          headers.authorization ?? '',
        )
      )
        return { status: 403, body: { message: 'The security token included in the request is invalid.' } }
      const { searchParams } = new URL(path, 'http://x')
      if (method === 'PUT') list.set(body.EmailAddress, entry(body.Reason))
      if (method === 'DELETE') return list.delete(last(path)) ? { body: {} } : notFound
      if (method !== 'GET') return { body: {} }
      const token = Number(searchParams.get('NextToken') ?? 0)
      const all = [...list].map(([EmailAddress, { why, at }]) => ({
        ...{ EmailAddress, Reason: why, LastUpdateTime: at / 1000 },
      }))
      const more = token + 1 < all.length ? { NextToken: String(token + 1) } : {}
      return { body: { SuppressedDestinationSummaries: all.slice(token, token + 1), ...more } }
    })
    const settings = { region: 'eu-west-1', accessKeyId: 'AKIA', secretAccessKey: 'secret' }
    return { url, received, list, settings, pushedAs: 'BOUNCE' }
  },

  async sendgrid() {
    const list: Standing = new Map([
      ['gone@example.com', entry('bounces')],
      ['angry@example.com', entry('spam_reports')],
    ])
    const { url, received } = await receiver(({ method, path, headers, body }) => {
      if (headers.authorization !== 'Bearer SG.1') return { status: 401, body: { errors: [] } }
      if (method === 'POST') {
        for (const address of body.recipient_emails) list.set(address, entry('unsubscribes'))
        return { status: 201, body }
      }
      if (method === 'DELETE') {
        const name = path.includes('/asm/') ? 'unsubscribes' : path.split('/')[3]
        if (list.get(last(path))?.why !== name) return notFound
        list.delete(last(path))
        return { status: 204 }
      }
      const { pathname, searchParams } = new URL(path, 'http://x')
      const from = Number(searchParams.get('start_time'))
      const rows = [...list]
        .filter(([, { why, at }]) => why === last(pathname) && at / 1000 >= from)
        .map(([email, { at }]) => ({ email, created: at / 1000, reason: '550 5.1.1 User unknown' }))
      const offset = Number(searchParams.get('offset'))
      return { body: rows.slice(offset, offset + Number(searchParams.get('limit'))) }
    })
    return { url, received, list, settings: { key: 'SG.1' }, pushedAs: 'unsubscribes' }
  },

  async mailgun() {
    const list: Standing = new Map([
      ['gone@example.com', entry('bounces')],
      ['angry@example.com', entry('complaints')],
    ])
    const told = await receiver(({ method, path, headers, body }) => {
      if (headers.authorization !== basic('api', 'key-1')) return { status: 401, body: 'Forbidden' }
      const { pathname, searchParams } = new URL(path, 'http://x')
      const name = pathname.split('/')[3]!
      if (method === 'POST') {
        for (const { address } of body) list.set(address, entry(name))
        return { body: { message: `${body.length} addresses have been added` } }
      }
      if (method === 'DELETE') {
        if (list.get(last(path))?.why !== name) return notFound
        list.delete(last(path))
        return { body: { message: 'removed' } }
      }
      const all = [...list].filter(([, { why }]) => why === name)
      const page = Number(searchParams.get('p') ?? 0)
      const items = all.slice(page, page + 1).map(([address, { at }]) => ({
        ...{ address, code: '550', error: 'No such mailbox', created_at: new Date(at).toUTCString() },
      }))
      return { body: { items, paging: { next: `${told.url}${pathname}?limit=1000&p=${page + 1}` } } }
    })
    return { ...told, list, settings: { key: 'key-1', domain: 'mg.example.com' }, pushedAs: 'bounces' }
  },

  async postmark() {
    const list: Standing = new Map([
      ['gone@example.com', entry('HardBounce')],
      ['angry@example.com', entry('SpamComplaint')],
    ])
    const { url, received } = await receiver(({ method, path, headers, body }) => {
      if (headers['x-postmark-server-token'] !== 'token-1') return { status: 401, body: { ErrorCode: 10 } }
      if (method === 'GET') {
        const Suppressions = [...list].map(([EmailAddress, { why, at }]) => ({
          ...{
            EmailAddress,
            SuppressionReason: why,
            Origin: why === 'HardBounce' ? 'Recipient' : 'Customer',
          },
          CreatedAt: new Date(at).toISOString(),
        }))
        return { body: { Suppressions } }
      }
      const removes = path.endsWith('/delete')
      const Suppressions = body.Suppressions.map(({ EmailAddress }: { EmailAddress: string }) => {
        if (EmailAddress.startsWith('refused'))
          return { EmailAddress, Status: 'Failed', Message: 'An invalid email address was provided.' }
        if (removes) list.delete(EmailAddress)
        else list.set(EmailAddress, entry('ManualSuppression'))
        return { EmailAddress, Status: removes ? 'Deleted' : 'Suppressed', Message: null }
      })
      return { body: { Suppressions } }
    })
    return { url, received, list, settings: { token: 'token-1' }, pushedAs: 'ManualSuppression' }
  },

  async brevo() {
    const list: Standing = new Map([
      ['gone@example.com', entry('hardBounce')],
      ['angry@example.com', entry('contactFlaggedAsSpam')],
    ])
    const { url, received } = await receiver(({ method, path, headers, body }) => {
      if (headers['api-key'] !== 'xkeysib-1') return { status: 401, body: { code: 'unauthorized' } }
      if (method === 'POST') {
        list.set(body.email, entry('adminBlocked'))
        return { status: 201, body: { id: 1 } }
      }
      if (method === 'PUT') return { status: 204 }
      if (method === 'DELETE') return list.delete(last(path)) ? { status: 204 } : notFound
      const { searchParams } = new URL(path, 'http://x')
      const offset = Number(searchParams.get('offset'))
      const contacts = [...list].slice(offset, offset + 100).map(([email, { why, at }]) => ({
        ...{ email, senderEmail: 'shop@example.com', blockedAt: new Date(at).toISOString() },
        reason: { code: why, message: why },
      }))
      return { body: { count: list.size, contacts } }
    })
    return { url, received, list, settings: { key: 'xkeysib-1' }, pushedAs: 'adminBlocked' }
  },

  async listmonk() {
    const list: Standing = new Map([
      ['gone@example.com', entry('blocklisted')],
      ['angry@example.com', entry('blocklisted')],
      ["o'hara@example.com", entry('enabled')],
    ])
    const { url, received } = await receiver(({ method, path, headers, body }) => {
      if (headers.authorization !== basic('undelivered', 'token-1'))
        return { status: 403, body: { message: 'no' } }
      const all = [...list].map(([email, { why, at }], n) => ({
        ...{ id: n + 1, email, name: email, status: why, attribs: {}, lists: [{ id: 7 }] },
        updated_at: new Date(at).toISOString(),
      }))
      const { pathname, searchParams } = new URL(path, 'http://x')
      if (method === 'GET') {
        const query = searchParams.get('query')!
        const address = /lower\(subscribers\.email\) = '(.*)'$/.exec(query)?.[1]?.replaceAll("''", "'")
        const found = all.filter(({ email, status }) =>
          address === undefined ? status === 'blocklisted' : email === address,
        )
        return { body: { data: { results: found, total: found.length, page: 1 } } }
      }
      if (method === 'POST') list.set(body.email, entry(body.status))
      else if (pathname.endsWith('/blocklist'))
        for (const id of body.ids) list.set(all[id - 1]!.email, entry('blocklisted'))
      else list.set(body.email, entry(body.status))
      return { body: { data: true } }
    })
    return {
      url,
      received,
      list,
      settings: { user: 'undelivered', token: 'token-1' },
      pushedAs: 'blocklisted',
    }
  },
}
