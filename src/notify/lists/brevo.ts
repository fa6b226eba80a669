import Type from 'typebox'
import { eachOf, type ListKind, OVERLAP, type Remote, timeOf } from './list.ts'

export interface BrevoBlock {
  readonly key: string
  readonly senders: readonly string[]
  readonly url: string
}

interface Blocked {
  readonly contacts?: readonly {
    readonly email: string
    readonly blockedAt: string
    readonly reason?: { readonly code?: string; readonly message?: string }
  }[]
}

const PAGE = 100
const KINDS: Readonly<Record<string, Remote['kind']>> = {
  hardBounce: 'bounce',
  contactFlaggedAsSpam: 'complaint',
  unsubscribedViaMA: 'unsubscribe',
  unsubscribedViaEmail: 'unsubscribe',
  unsubscribedViaApi: 'unsubscribe',
}
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

export const brevoList: ListKind<BrevoBlock> = {
  kind: 'brevo',
  description: 'The blocked contacts of Brevo: campaigns, and mail of the senders that are named.',
  documentation: 'https://developers.brevo.com/reference/get-transac-blocked-contacts',
  settings: Type.Object({
    key: Type.String({ description: 'An API key.', examples: [`\${BREVO_KEY}`] }),
    senders: Type.Array(Type.String(), {
      default: [],
      description: 'Senders of transactional mail from whom pushed addresses get no more.',
      examples: [['shop@example.com']],
    }),
    url: Type.String({ default: 'https://api.brevo.com', description: 'The address of the API.' }),
  }),
  open({ key, senders, url }, calls) {
    const headers = { 'api-key': key, accept: 'application/json', 'content-type': 'application/json' }
    const call = <T>(method: string, path: string, body?: object, fine: readonly number[] = []) =>
      calls.call<T>(`${url}/v3/${path}`, {
        ...{ method, headers, fine },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    return {
      batch: 100,
      async *pull(position) {
        let newest = Number(position ?? 0)
        const span =
          position === null ? '' : `&startDate=${dayOf(newest - OVERLAP)}&endDate=${dayOf(Date.now())}`
        for (let offset = 0; ; offset += PAGE) {
          const path = `smtp/blockedContacts?limit=${PAGE}&offset=${offset}&sort=asc${span}`
          const { contacts = [] } = await call<Blocked>('GET', path)
          const entries = contacts.map(({ email, blockedAt, reason = {} }): Remote => {
            const kind = KINDS[reason.code ?? ''] ?? 'suppress'
            return { address: email, kind, at: timeOf(blockedAt), note: reason.message ?? null }
          })
          for (const { at } of entries) newest = Math.max(newest, at ?? 0)
          // The oldest come first: the next time may begin wherever this one ends.
          yield { entries, position: newest > 0 ? String(newest) : null }
          if (contacts.length < PAGE) return
        }
      },
      push: (listed) =>
        eachOf(listed, async ({ address: email }) => {
          const senderBlocks = senders.length > 0 ? { smtpBlacklistSender: senders } : {}
          await call('POST', 'contacts', {
            email,
            emailBlacklisted: true,
            updateEnabled: true,
            ...senderBlocks,
          })
        }),
      remove: (addresses) =>
        eachOf(
          addresses.map((address) => ({ address })),
          async ({ address }) => {
            const who = encodeURIComponent(address)
            await call('DELETE', `smtp/blockedContacts/${who}`, undefined, [404])
            const open = {
              emailBlacklisted: false,
              ...(senders.length > 0 ? { smtpBlacklistSender: [] } : {}),
            }
            await call('PUT', `contacts/${who}`, open, [404])
          },
        ),
    }
  },
}
