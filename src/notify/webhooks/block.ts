import Type from 'typebox'
import type { BlockKind } from '../../settings/kinds.ts'
import type { Endpoint } from '../../store/outgoing.ts'
import { isSecret } from './secrets.ts'
import { TYPE_PATTERNS, USUAL_TYPES } from './types.ts'

/** A webhook of the settings. */
export interface WebhookBlock {
  readonly kind: 'webhook'
  readonly url: string
  readonly secret: string
  readonly types: readonly string[]
  readonly allowPrivate: boolean
}

/** Why an address cannot be one of an endpoint, as it follows its name; null where it can. */
export function wrongUrl(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol)) return 'must begin with https:// or http://'
  return url.username === '' && url.password === '' ? null : 'must hold no name and no password'
}

export const webhookKind: BlockKind<WebhookBlock> = {
  kind: 'webhook',
  description: 'Tells a program of each change, by HTTP and signed (Standard Webhooks).',
  settings: Type.Object(
    {
      url: Type.String({
        description: 'Where messages are sent.',
        examples: ['https://crm.example.com/hook'],
      }),
      secret: Type.String({
        description: 'By which messages are signed: `whsec_` and 24 to 64 bytes in base64.',
        examples: [`\${CRM_SECRET}`],
      }),
      types: Type.Array(Type.Enum([...TYPE_PATTERNS]), {
        default: [...USUAL_TYPES],
        description: 'What it is told of: types of messages, or families of them.',
      }),
      allowPrivate: Type.Boolean({
        default: false,
        description: 'Whether it may lie in a private network, or on this machine.',
      }),
    },
    { additionalProperties: false },
  ),
  mistakes: ({ url, secret }) => {
    const wrong = wrongUrl(url)
    return [
      ...(wrong === null ? [] : [`.url ${wrong}`]),
      ...(isSecret(secret) ? [] : ['.secret must be whsec_ and 24 to 64 bytes in base64']),
    ]
  },
}

/** The endpoint that a block stands for. */
export const endpointOf = (id: string, block: WebhookBlock, createdAt: number): Endpoint => ({
  ...{ id, url: block.url, description: 'Stands in the settings.', types: block.types },
  ...{ secrets: [{ secret: block.secret, until: null }], allowPrivate: block.allowPrivate },
  ...{ origin: 'settings', createdAt, disabled: null },
})
