import type { Transporter } from 'nodemailer'
import Type from 'typebox'
import type { ChannelKind } from './channel.ts'

export interface EmailBlock {
  readonly server: string
  readonly from: string
  readonly to: readonly string[]
}

export const emailKind: ChannelKind<EmailBlock> = {
  kind: 'email',
  description: 'Alerts by e-mail.',
  settings: Type.Object(
    {
      server: Type.String({
        description:
          'The mail server that takes it: smtp:// or smtps://, with name and password where it asks for them.',
        examples: ['smtp://localhost:25'],
      }),
      from: Type.String({ description: 'Whom it comes from.', examples: ['undelivered@example.com'] }),
      to: Type.Array(Type.String({ minLength: 3 }), {
        minItems: 1,
        description: 'Who gets it.',
        examples: [['ops@example.com']],
      }),
    },
    { additionalProperties: false },
  ),
  mistakes: ({ server }) =>
    /^smtps?:\/\/./.test(server) ? [] : ['.server must begin with smtp:// or smtps://'],
  open({ server, from, to }) {
    let transport: Promise<Transporter> | undefined
    return {
      async send({ key, title, text, html, severity }) {
        transport ??= import('nodemailer').then(({ createTransport }) => createTransport(server))
        await (await transport).sendMail({
          ...{ from, to: [...to], subject: title, text },
          ...(html === undefined ? {} : { html }),
          priority: severity === 'critical' ? 'high' : 'normal',
          // RFC 3834: no out-of-office reply is wanted, nor a bounce taken for one of the customers' mail.
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Undelivered': key.slice(0, 200) },
        })
      },
      close: () => void transport?.then((one) => one.close()),
    }
  },
}
