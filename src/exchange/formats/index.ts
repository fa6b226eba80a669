import type { ListForm } from '../entry.ts'
import { brevo } from './brevo.ts'
import { csv } from './csv.ts'
import type { ListFormat } from './format.ts'
import { listmonk } from './listmonk.ts'
import { mailchimp } from './mailchimp.ts'
import { mailgun } from './mailgun.ts'
import { mailjet } from './mailjet.ts'
import { mailman } from './mailman.ts'
import { mautic } from './mautic.ts'
import { plain } from './plain.ts'
import { postal } from './postal.ts'
import { postmark } from './postmark.ts'
import { resend } from './resend.ts'
import { sendgrid } from './sendgrid.ts'
import { ses } from './ses.ts'
import { sparkpost } from './sparkpost.ts'
import { undelivered } from './undelivered.ts'

/** Every format, in the order in which they are asked: those with names of their own first, the general ones last. */
export const LIST_FORMATS: readonly ListFormat[] = [
  undelivered,
  ses,
  postmark,
  sparkpost,
  brevo,
  mailchimp,
  mailjet,
  resend,
  mautic,
  mailman,
  postal,
  listmonk,
  sendgrid,
  mailgun,
  csv,
  plain,
]

/** The names of the formats of suppression lists that are read and written. */
export const LIST_FORMAT_NAMES: readonly string[] = LIST_FORMATS.map(({ id }) => id)

/** A list that can be written. */
export interface ListTarget {
  /** As `listWriter` takes it: `ses`, `mailgun:bounces`. */
  readonly name: string
  /** The service's name for people. */
  readonly title: string
  /** How it may be written; the first unless another is asked for. */
  readonly forms: readonly ListForm[]
}

/** Every list that can be written: one of a format, or one for each cause where the service keeps several. */
export const LIST_TARGETS: readonly ListTarget[] = LIST_FORMATS.flatMap(({ id, title, sheets }) =>
  sheets.map((sheet) => ({
    name: sheets.length > 1 ? `${id}:${sheet.id}` : id,
    title,
    forms: sheet.forms,
  })),
)
