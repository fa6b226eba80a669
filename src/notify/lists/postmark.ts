import Type from 'typebox'
import { postmarkStream } from '../../extract/webhook/postmark.ts'
import { type ListKind, OVERLAP, type Remote, timeOf } from './list.ts'
import type { Refused } from './status.ts'

export interface PostmarkBlock {
  readonly token: string
  readonly stream: string
  readonly url: string
}

interface Dump {
  readonly Suppressions: readonly {
    readonly EmailAddress: string
    readonly SuppressionReason: string
    readonly Origin: string
    readonly CreatedAt: string
  }[]
}

interface Statuses {
  readonly Suppressions: readonly {
    readonly EmailAddress: string
    readonly Status: string
    readonly Message: string | null
  }[]
}

/** What was suppressed by hand at the recipient's wish is an unsubscribe. */
const kindOf = (reason: string, origin: string): Remote['kind'] =>
  reason === 'HardBounce'
    ? 'bounce'
    : reason === 'SpamComplaint'
      ? 'complaint'
      : origin === 'Recipient'
        ? 'unsubscribe'
        : 'suppress'

export const postmarkList: ListKind<PostmarkBlock> = {
  kind: 'postmark',
  description: 'The suppressions of a message stream at Postmark.',
  documentation: 'https://postmarkapp.com/developer/api/suppressions-api',
  settings: Type.Object({
    token: Type.String({ description: 'The token of the server.', examples: [`\${POSTMARK_TOKEN}`] }),
    stream: Type.String({
      default: 'outbound',
      description:
        'The message stream; its complaints and unsubscribes are those of the stream of that name here, those of outbound stop all mail.',
    }),
    url: Type.String({ default: 'https://api.postmarkapp.com', description: 'The address of the API.' }),
  }),
  open({ token, stream, url }, calls) {
    const base = `${url}/message-streams/${encodeURIComponent(stream)}/suppressions`
    const headers = {
      ...{ 'x-postmark-server-token': token, accept: 'application/json' },
      'content-type': 'application/json',
    }
    const change = async (to: string, addresses: readonly string[]): Promise<Refused[]> => {
      const body = JSON.stringify({ Suppressions: addresses.map((EmailAddress) => ({ EmailAddress })) })
      const { Suppressions } = await calls.call<Statuses>(to, { method: 'POST', headers, body })
      return Suppressions.filter(({ Status }) => Status === 'Failed').map(({ EmailAddress, Message }) => ({
        ...{ address: EmailAddress, why: Message ?? 'It was refused.' },
      }))
    }
    return {
      scope: postmarkStream(stream) ?? undefined,
      /** Of Postmark. */
      batch: 50,
      async *pull(position) {
        const from =
          position === null
            ? ''
            : `?fromdate=${new Date(Number(position) - OVERLAP).toISOString().slice(0, 10)}`
        const { Suppressions } = await calls.call<Dump>(`${base}/dump${from}`, { method: 'GET', headers })
        const entries = Suppressions.map(
          ({ EmailAddress, SuppressionReason, Origin, CreatedAt }): Remote => ({
            ...{ address: EmailAddress, kind: kindOf(SuppressionReason, Origin), at: timeOf(CreatedAt) },
          }),
        )
        const newest = entries.reduce((most, { at }) => Math.max(most, at ?? 0), Number(position ?? 0))
        yield { entries, position: newest > 0 ? String(newest) : null }
      },
      push: (listed) =>
        change(
          base,
          listed.map(({ address }) => address),
        ),
      async remove(addresses) {
        const refused: Refused[] = []
        for (let n = 0; n < addresses.length; n += 50)
          refused.push(...(await change(`${base}/delete`, addresses.slice(n, n + 50))))
        return refused
      },
    }
  },
}
