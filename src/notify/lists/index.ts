import Type from 'typebox'
import type { Blocks } from '../../settings/blocks.ts'
import type { Environment } from '../../settings/environment.ts'
import { readBlocks } from '../../settings/kinds.ts'
import { wrongUrl } from '../webhooks/block.ts'
import { brevoList } from './brevo.ts'
import type { ListKind } from './list.ts'
import { listmonkList } from './listmonk.ts'
import { mailgunList } from './mailgun.ts'
import { postmarkList } from './postmark.ts'
import { sendgridList } from './sendgrid.ts'
import { sesList } from './ses.ts'

/** What all lists have. */
const COMMON = {
  scope: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description:
        'The stream of mail that goes this way: its suppressions are pushed, too. All mail unless told.',
    }),
  ),
  push: Type.Boolean({
    default: true,
    description: 'Whether suppressions from here are put on it, and taken off.',
  }),
  pull: Type.Boolean({ default: true, description: 'Whether what stands on it is taken over.' }),
  every: Type.Integer({
    default: 60,
    minimum: 0,
    maximum: 10_080,
    description: 'Minutes between one time and the next while the service runs; 0: only when asked.',
  }),
}

/** The settings of {@link COMMON}. */
export interface ListBlock {
  readonly kind: string
  readonly scope?: string
  readonly push: boolean
  readonly pull: boolean
  readonly every: number
  readonly url?: string
}

/** Every service with a list that can be kept in step. A new one is a file here and a line in this table. */
export const LIST_KINDS: readonly ListKind[] = [
  sesList,
  sendgridList,
  mailgunList,
  postmarkList,
  brevoList,
  listmonkList,
].map(withCommon)

function withCommon(kind: ListKind): ListKind {
  const settings = Type.Object({ ...kind.settings.properties, ...COMMON }, { additionalProperties: false })
  const mistakes = ({ url }: ListBlock) => {
    const wrong = url === undefined ? null : wrongUrl(url)
    return wrong === null ? [] : [`.url ${wrong}`]
  }
  return { ...kind, settings, mistakes }
}

/**
 * The blocks of `lists:` in the file of settings, and every mistake in them.
 *
 * @example
 * readLists({ shop: { kind: 'postmark', token: '…' } }).blocks.shop.stream // 'outbound'
 */
export const readLists = (
  given: unknown,
  env: Environment = {},
): { readonly blocks: Blocks; readonly mistakes: readonly string[] } =>
  readBlocks('lists', given, env, LIST_KINDS)
