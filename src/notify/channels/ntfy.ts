import Type from 'typebox'
import { wrongUrl } from '../webhooks/block.ts'
import { type ChannelKind, mustBeTaken } from './channel.ts'

export interface NtfyBlock {
  readonly server: string
  readonly topic: string
  readonly token?: string
}

/** Of ntfy: 3 is usual, 5 the most urgent. */
const URGENCY = { info: 2, warning: 3, critical: 5 } as const
const TAGS = { info: 'information_source', warning: 'warning', critical: 'rotating_light' } as const

export const ntfyKind: ChannelKind<NtfyBlock> = {
  kind: 'ntfy',
  description: 'Alerts to phones by ntfy.',
  settings: Type.Object(
    {
      server: Type.String({ default: 'https://ntfy.sh', description: 'The ntfy server.' }),
      topic: Type.String({ pattern: '^[-\\w]{1,64}$', description: 'The topic that phones subscribe to.' }),
      token: Type.Optional(Type.String({ description: 'An access token, where the topic asks for one.' })),
    },
    { additionalProperties: false },
  ),
  mistakes: ({ server }) => {
    const wrong = wrongUrl(server)
    return wrong === null ? [] : [`.server ${wrong}`]
  },
  open: ({ server, topic, token }, requests) => ({
    async send({ severity, title, text: message }) {
      const body = JSON.stringify({
        topic,
        title,
        message,
        priority: URGENCY[severity],
        tags: [TAGS[severity]],
      })
      const headers = {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      }
      mustBeTaken(await requests.send(server, { method: 'POST', headers, body }))
    },
  }),
}
