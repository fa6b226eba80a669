import Type from 'typebox'
import { eachOf, type ListKind, type Remote, timeOf } from './list.ts'

export interface ListmonkBlock {
  readonly url: string
  readonly user: string
  readonly token: string
}

interface Subscriber {
  readonly id: number
  readonly email: string
  readonly name: string
  readonly status: string
  readonly attribs: object
  readonly updated_at: string
  readonly lists: readonly { readonly id: number }[]
}

interface Page {
  readonly data: { readonly results: readonly Subscriber[]; readonly total: number }
}

const PAGE = 1000
/** A text within one of the conditions that listmonk takes. */
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

export const listmonkList: ListKind<ListmonkBlock> = {
  kind: 'listmonk',
  description: 'The blocklisted subscribers of listmonk.',
  documentation: 'https://listmonk.app/docs/apis/subscribers/',
  settings: Type.Object({
    url: Type.String({ description: 'Where listmonk is.', examples: ['https://news.example.com'] }),
    user: Type.String({ description: 'The name of an API user.', examples: ['undelivered'] }),
    token: Type.String({ description: 'Its token.', examples: [`\${LISTMONK_TOKEN}`] }),
  }),
  open({ url, user, token }, calls) {
    const authorization = `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`
    const base = `${url.replace(/\/$/, '')}/api/subscribers`
    const call = <T>(method: string, path: string, body?: object) =>
      calls.call<T>(base + path, {
        ...{ method, headers: { authorization, 'content-type': 'application/json' } },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    const find = async (condition: string, more = '') => {
      const query = encodeURIComponent(condition)
      return (await call<Page>('GET', `?query=${query}${more}`)).data.results
    }
    const withAddress = (address: string) =>
      find(`lower(subscribers.email) = ${quoted(address.toLowerCase())}`)
    return {
      batch: 100,
      async *pull() {
        for (let page = 1; ; page++) {
          const paged = `&order_by=id&order=asc&per_page=${PAGE}&page=${page}`
          const found = await find("subscribers.status = 'blocklisted'", paged)
          const entries = found.map(
            ({ email, updated_at }): Remote => ({
              ...{
                address: email,
                kind: 'suppress',
                at: timeOf(updated_at),
                note: 'blocklisted in listmonk',
              },
            }),
          )
          yield { entries, position: null }
          if (found.length < PAGE) return
        }
      },
      push: (listed) =>
        eachOf(listed, async ({ address }) => {
          const [known] = await withAddress(address)
          if (known !== undefined) await call('PUT', '/blocklist', { ids: [known.id] })
          // So that an import later on does not bring it back.
          else await call('POST', '', { email: address, name: address, status: 'blocklisted', lists: [] })
        }),
      remove: (addresses) =>
        eachOf(
          addresses.map((address) => ({ address })),
          async ({ address }) => {
            const [known] = await withAddress(address)
            if (known === undefined || known.status !== 'blocklisted') return
            const { id, email, name, attribs, lists } = known
            const ids = lists.map((one) => one.id)
            await call('PUT', `/${id}`, { email, name, attribs, status: 'enabled', lists: ids })
          },
        ),
    }
  },
}
