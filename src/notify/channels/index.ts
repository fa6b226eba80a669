import type { ChannelKind } from './channel.ts'
import { emailKind } from './email.ts'
import { matrixKind } from './matrix.ts'
import { ntfyKind } from './ntfy.ts'
import { slackKind } from './slack.ts'

/** Every way to tell people. A new one is a file here and a line in this table. */
export const CHANNEL_KINDS: readonly ChannelKind[] = [emailKind, slackKind, ntfyKind, matrixKind]
