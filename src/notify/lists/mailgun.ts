import Type from 'typebox'
import type { Listed } from '../../store/outgoing.ts'
import { eachOf, type ListKind, type Remote, timeOf } from './list.ts'

export interface MailgunBlock {
  readonly key: string
  readonly domain: string
  readonly url: string
}

interface Page {
  readonly items: readonly {
    readonly address: string
    readonly error?: string
    readonly created_at?: string
  }[]
  readonly paging?: { readonly next?: string }
}

/** The gravest first. */
const LISTS = [
  ['complaints', 'complaint'],
  ['unsubscribes', 'unsubscribe'],
  ['bounces', 'bounce'],
] as const satisfies readonly (readonly [string, Remote['kind']])[]

type ListName = (typeof LISTS)[number][0]

const listOf = ({ standing }: Listed): ListName =>
  standing?.cause === 'complaint'
    ? 'complaints'
    : standing?.cause === 'unsubscribe'
      ? 'unsubscribes'
      : 'bounces'

export const mailgunList: ListKind<MailgunBlock> = {
  kind: 'mailgun',
  description: 'The bounces, complaints and unsubscribes of a domain at Mailgun.',
  documentation: 'https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/suppressions',
  settings: Type.Object({
    key: Type.String({ description: 'An API key.', examples: [`\${MAILGUN_KEY}`] }),
    domain: Type.String({ description: 'The domain that sends.', examples: ['mg.example.com'] }),
    url: Type.String({
      default: 'https://api.mailgun.net',
      description: 'The address of the API; https://api.eu.mailgun.net for domains in the EU.',
    }),
  }),
  open({ key, domain, url }, calls) {
    const authorization = `Basic ${Buffer.from(`api:${key}`).toString('base64')}`
    const base = `${url}/v3/${encodeURIComponent(domain)}`
    const call = <T>(method: string, to: string, body?: unknown, fine: readonly number[] = []) =>
      calls.call<T>(to, {
        ...{ method, fine, headers: { authorization, 'content-type': 'application/json' } },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    return {
      batch: 1000,
      /** Its lists are in the order of the addresses, so they are read whole each time. */
      async *pull() {
        for (const [name, kind] of LISTS)
          for (let next = `${base}/${name}?limit=1000`; ; ) {
            const { items, paging } = await call<Page>('GET', next)
            const entries = items.map(
              ({ address, error, created_at }): Remote => ({
                ...{ address, kind, at: timeOf(created_at), note: error || null },
              }),
            )
            yield { entries, position: null }
            // It names a next page also at the end, which is empty. Elsewhere the key is not sent.
            if (items.length === 0 || !paging?.next?.startsWith(url)) break
            next = paging.next
          }
      },
      async push(listed) {
        for (const [name] of LISTS) {
          const rows = listed
            .filter((one) => listOf(one) === name)
            .map(({ address, standing }) => ({
              address,
              ...(name === 'bounces'
                ? { code: '550', error: standing?.note ?? 'suppressed by undelivered' }
                : {}),
              ...(name === 'unsubscribes' ? { tags: ['*'] } : {}),
            }))
          if (rows.length > 0) await call('POST', `${base}/${name}`, rows)
        }
        return []
      },
      remove: (addresses) =>
        eachOf(
          addresses.map((address) => ({ address })),
          async ({ address }) => {
            for (const [name] of LISTS)
              await call('DELETE', `${base}/${name}/${encodeURIComponent(address)}`, undefined, [404])
          },
        ),
    }
  },
}
