import type { Blocks } from '../settings/blocks.ts'
import type { Environment } from '../settings/environment.ts'
import { type BlockKind, readBlocks } from '../settings/kinds.ts'
import { CHANNEL_KINDS } from './channels/index.ts'
import { webhookKind } from './webhooks/block.ts'

/** Every kind of block of `notify:`, in the order of the documentation. */
export const NOTIFY_KINDS: readonly BlockKind[] = [webhookKind, ...CHANNEL_KINDS]

/**
 * The blocks of `notify:` in the file of settings, and every mistake in them.
 *
 * @example
 * readNotify({ ops: { kind: 'slack', url: 'https://hooks.slack.com/…' } }, process.env).blocks.ops.kind // 'slack'
 */
export const readNotify = (
  given: unknown,
  env: Environment = {},
): { readonly blocks: Blocks; readonly mistakes: readonly string[] } =>
  readBlocks('notify', given, env, NOTIFY_KINDS)
