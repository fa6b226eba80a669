import { AwsV4Signer } from 'aws4fetch'
import Type from 'typebox'
import { eachOf, type ListKind, OVERLAP, type Remote } from './list.ts'

export interface SesBlock {
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly url?: string
}

interface Summaries {
  readonly SuppressedDestinationSummaries?: readonly {
    readonly EmailAddress: string
    readonly Reason: 'BOUNCE' | 'COMPLAINT'
    /** Seconds since 1970. */
    readonly LastUpdateTime: number
  }[]
  readonly NextToken?: string
}

const PATH = '/v2/email/suppression/addresses'

export const sesList: ListKind<SesBlock> = {
  kind: 'ses',
  description: 'The account’s suppression list of Amazon SES.',
  documentation: 'https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ListSuppressedDestinations.html',
  settings: Type.Object({
    region: Type.String({ description: 'The region of the account.', examples: ['eu-west-1'] }),
    accessKeyId: Type.String({
      description:
        'The key of a user who may do ses:ListSuppressedDestinations, ses:PutSuppressedDestination and ses:DeleteSuppressedDestination.',
      examples: [`\${AWS_ACCESS_KEY_ID}`],
    }),
    secretAccessKey: Type.String({ description: 'Its secret.', examples: [`\${AWS_SECRET_ACCESS_KEY}`] }),
    sessionToken: Type.Optional(Type.String({ description: 'Its token, where the key is one for a while.' })),
    url: Type.Optional(Type.String({ description: 'Another address of the API than that of the region.' })),
  }),
  open({ region, url = `https://email.${region}.amazonaws.com`, ...keys }, calls) {
    const call = <T>(method: string, path: string, body?: string, fine: readonly number[] = []) =>
      calls.call<T>(`${url}${path}`, { method, body, fine }, async () => {
        const signer = new AwsV4Signer({
          ...{ ...keys, region, service: 'ses', method, url: `${url}${path}` },
          ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
        })
        const { headers } = await signer.sign()
        return { method, body, headers: Object.fromEntries(headers as Headers) }
      })
    return {
      batch: 100,
      async *pull(position) {
        let newest = Number(position ?? 0)
        const since = position === null ? '' : `&StartDate=${Math.floor((newest - OVERLAP) / 1000)}`
        for (let token: string | undefined; ; ) {
          const next = token === undefined ? '' : `&NextToken=${encodeURIComponent(token)}`
          const found = await call<Summaries>('GET', `${PATH}?PageSize=1000${since}${next}`)
          const entries = (found.SuppressedDestinationSummaries ?? []).map(
            ({ EmailAddress, Reason, LastUpdateTime }): Remote => ({
              address: EmailAddress,
              kind: Reason === 'COMPLAINT' ? 'complaint' : 'bounce',
              at: LastUpdateTime * 1000,
            }),
          )
          for (const { at } of entries) newest = Math.max(newest, at ?? 0)
          token = found.NextToken
          // The newest come first, so only a list that was read whole tells where to begin the next time.
          yield { entries, position: token === undefined && newest > 0 ? String(newest) : position }
          if (token === undefined) return
        }
      },
      push: (listed) =>
        eachOf(listed, async ({ address, standing }) => {
          const Reason = standing?.cause === 'complaint' ? 'COMPLAINT' : 'BOUNCE'
          await call('PUT', PATH, JSON.stringify({ EmailAddress: address, Reason }))
        }),
      remove: (addresses) =>
        eachOf(
          addresses.map((address) => ({ address })),
          async ({ address }) =>
            void (await call('DELETE', `${PATH}/${encodeURIComponent(address)}`, undefined, [404])),
        ),
    }
  },
}
