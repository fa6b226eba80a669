import { alibaba } from './alibaba.ts'
import { azure } from './azure.ts'
import { brevo } from './brevo.ts'
import { cloudflare } from './cloudflare.ts'
import { elasticemail } from './elasticemail.ts'
import { emailengine } from './emailengine.ts'
import { forwardemail } from './forwardemail.ts'
import { greenarrow } from './greenarrow.ts'
import { kumomta } from './kumomta.ts'
import { maileroo } from './maileroo.ts'
import { mailersend } from './mailersend.ts'
import { mailgun } from './mailgun.ts'
import { mailjet } from './mailjet.ts'
import { mailomat } from './mailomat.ts'
import { mailtrap } from './mailtrap.ts'
import { mandrill } from './mandrill.ts'
import { postal } from './postal.ts'
import { postmark } from './postmark.ts'
import type { WebhookReader } from './reader.ts'
import { resend } from './resend.ts'
import { scaleway } from './scaleway.ts'
import { sendgrid } from './sendgrid.ts'
import { ses } from './ses.ts'
import { smtp2go } from './smtp2go.ts'
import { sparkpost } from './sparkpost.ts'
import { sweego } from './sweego.ts'
import { unisenderGo } from './unisender-go.ts'
import { zeptomail } from './zeptomail.ts'

/** Every service, in the order in which they are asked whether a body is theirs: those with keys of their own first. */
export const WEBHOOKS: readonly WebhookReader[] = [
  ses,
  sendgrid,
  mailgun,
  postmark,
  sparkpost,
  mandrill,
  mailjet,
  brevo,
  resend,
  mailersend,
  mailtrap,
  elasticemail,
  smtp2go,
  scaleway,
  azure,
  zeptomail,
  postal,
  maileroo,
  mailomat,
  sweego,
  unisenderGo,
  greenarrow,
  kumomta,
  emailengine,
  forwardemail,
  alibaba,
  cloudflare,
]

/** The service of that id. */
export function webhookNamed(id: string): WebhookReader | undefined {
  return WEBHOOKS.find((service) => service.id === id)
}

/** Whether the first bytes of a file or body look like a webhook of a known service. */
export function looksLikeWebhook(head: string): boolean {
  return WEBHOOKS.some(({ marks }) => marks.some((words) => words.every((word) => head.includes(word))))
}
