import Type from 'typebox'
import { eachOf, type ListKind, OVERLAP, type Remote } from './list.ts'

export interface SendgridBlock {
  readonly key: string
  readonly url: string
}

interface Row {
  readonly email: string
  /** Seconds since 1970. */
  readonly created: number
  readonly reason?: string
}

const PAGE = 500
/** Its lists, the gravest first. What we put there stands among the unsubscribes, which stop all mail. */
const LISTS: readonly (readonly [path: string, kind: Remote['kind']])[] = [
  ['spam_reports', 'complaint'],
  ['unsubscribes', 'unsubscribe'],
  ['invalid_emails', 'bounce'],
  ['bounces', 'bounce'],
]

export const sendgridList: ListKind<SendgridBlock> = {
  kind: 'sendgrid',
  description: 'The bounces, invalid addresses, spam reports and global unsubscribes of SendGrid.',
  documentation: 'https://www.twilio.com/docs/sendgrid/api-reference/suppressions-suppressions',
  settings: Type.Object({
    key: Type.String({
      description: 'An API key that may read and change suppressions.',
      examples: [`\${SENDGRID_KEY}`],
    }),
    url: Type.String({
      default: 'https://api.sendgrid.com',
      description: 'The address of the API; https://api.eu.sendgrid.com for accounts in the EU.',
    }),
  }),
  open({ key, url }, calls) {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const call = <T>(method: string, path: string, body?: object, fine: readonly number[] = []) =>
      calls.call<T>(`${url}/v3/${path}`, {
        ...{ method, headers, fine },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    return {
      batch: 1000,
      async *pull(position) {
        const from = position === null ? 0 : Math.max(0, Number(position) - OVERLAP)
        let newest = Number(position ?? 0)
        for (const [path, kind] of LISTS)
          for (let offset = 0; ; offset += PAGE) {
            const query = `start_time=${Math.floor(from / 1000)}&limit=${PAGE}&offset=${offset}`
            const rows = await call<readonly Row[]>('GET', `suppression/${path}?${query}`)
            const entries = rows.map(
              ({ email, created, reason }): Remote => ({
                ...{ address: email, kind, at: created * 1000, note: reason ?? null },
                ...(path === 'invalid_emails' ? { reason: 'invalid-address' } : {}),
              }),
            )
            for (const { at } of entries) newest = Math.max(newest, at ?? 0)
            const last = rows.length < PAGE
            const done = last && path === LISTS.at(-1)![0] && newest > 0
            yield { entries, position: done ? String(newest) : position }
            if (last) break
          }
      },
      async push(listed) {
        await call('POST', 'asm/suppressions/global', {
          recipient_emails: listed.map(({ address }) => address),
        })
        return []
      },
      remove: (addresses) =>
        eachOf(
          addresses.map((address) => ({ address })),
          async ({ address }) => {
            const who = encodeURIComponent(address)
            await call('DELETE', `asm/suppressions/global/${who}`, undefined, [404])
            for (const [path] of LISTS.filter(([name]) => name !== 'unsubscribes'))
              await call('DELETE', `suppression/${path}/${who}`, undefined, [404])
          },
        ),
    }
  },
}
