import Type from 'typebox'
import { SCHEMES } from '../../extract/webhook/verify/index.ts'
import { wrongSecret } from '../../extract/webhook/verify/secret-form.ts'
import { WEBHOOK_SERVICES } from '../../read-webhook.ts'
import type { SourceKind } from '../source.ts'
import type { WebhookBlock } from './block.ts'
import { WebhookSource } from './webhook-source.ts'

// biome-ignore lint/suspicious/noTemplateCurlyInString: so it stands in a file of settings
const SECRET_EXAMPLE = '${POSTMARK_HOOK}'

export const webhook: SourceKind<WebhookBlock> = {
  kind: 'webhook',
  description:
    'Takes the webhooks of an e-mail service at POST /v1/webhooks/SERVICE/NAME of the service, where NAME is that of the block. Each request is verified, kept, and answered once it is durable; requests that do not verify are refused and counted.',
  settings: Type.Object({
    service: Type.Unsafe<string>({
      type: 'string',
      enum: [...WEBHOOK_SERVICES],
      examples: ['postmark'],
      description: 'Whose webhooks these are.',
    }),
    secret: Type.Optional(
      Type.Union(
        [Type.String({ minLength: 1 }), Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })],
        {
          examples: [SECRET_EXAMPLE],
          description:
            'What the service signs with, by its own name for it (docs/webhooks.md). For a service that does not sign: a secret of your own, which it sends as user:password of basic authentication, as a bearer token, as ?secret= in the address or in a header. Several while one is replaced.',
        },
      ),
    ),
    header: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9-]{1,100}$',
        description: 'The header in which a service that does not sign sends the secret.',
      }),
    ),
    url: Type.Optional(
      Type.String({
        pattern: '^https?://',
        description: 'Mandrill: the address as it was entered there; it is signed.',
      }),
    ),
    topics: Type.Optional(
      Type.Array(
        Type.String({ pattern: '^arn:', examples: ['arn:aws:sns:eu-west-1:123456789012:bounces'] }),
        {
          minItems: 1,
          description:
            'Amazon SES by SNS: the topics (ARN) that are yours. Their messages are verified by Amazon’s certificate, their subscriptions confirmed; no secret is needed.',
        },
      ),
    ),
  }),
  mistakes: mistakesIn,
  open: (block, context) => new WebhookSource(block, context),
}

function mistakesIn({ service, secret, topics, url, header }: WebhookBlock): readonly string[] {
  const signs = SCHEMES.has(service) && (service !== 'ses' || topics !== undefined)
  const told = [
    [service === 'ses' && secret === undefined && topics === undefined, ' needs topics, or a secret'],
    [service !== 'ses' && secret === undefined, ' needs secret: without it nobody knows who sends'],
    [service !== 'ses' && topics !== undefined, '.topics is for ses only'],
    [service === 'mandrill' && url === undefined, ' needs url: Mandrill signs the address'],
    [signs && header !== undefined, `.header is for services that do not sign; ${service} does`],
  ] as const
  const secrets = secret === undefined ? [] : [secret].flat()
  const malformed = secrets.flatMap((one) => wrongSecret(service, one) ?? [])
  return [
    ...told.flatMap(([wrong, what]) => (wrong ? [what] : [])),
    ...[...new Set(malformed)].map((form) => `.secret must be ${form}`),
  ]
}
