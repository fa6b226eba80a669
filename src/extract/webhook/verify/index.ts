import { emailengine, hmacOfBody } from './hmac-body.ts'
import { mailgun } from './mailgun.ts'
import { mailomat } from './mailomat.ts'
import { mandrill } from './mandrill.ts'
import { postal } from './postal.ts'
import type { Scheme } from './scheme.ts'
import { sendgrid } from './sendgrid.ts'
import { sns } from './sns.ts'
import { standardWebhooks } from './standard-webhooks.ts'
import { unisenderGo } from './unisender-go.ts'
import { zeptomail } from './zeptomail.ts'

/**
 * How each service signs. Those of WEBHOOKS that are missing here do not sign: they send credentials or a secret in
 * the address. `standardwebhooks` stands for any sender that follows that standard.
 */
export const SCHEMES: ReadonlyMap<string, Scheme> = new Map([
  ['ses', sns],
  ['sendgrid', sendgrid],
  ['mailgun', mailgun],
  ['mandrill', mandrill],
  ['resend', standardWebhooks],
  ['sweego', standardWebhooks],
  ['standardwebhooks', standardWebhooks],
  ['mailersend', hmacOfBody('signature')],
  ['mailtrap', hmacOfBody('mailtrap-signature')],
  ['maileroo', hmacOfBody('x-maileroo-signature')],
  ['forwardemail', hmacOfBody('x-webhook-signature')],
  ['emailengine', emailengine],
  ['postal', postal],
  ['mailomat', mailomat],
  ['zeptomail', zeptomail],
  ['unisender-go', unisenderGo],
])
