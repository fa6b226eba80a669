import { appOf } from '../../sources/oauth/app.ts'
import { signInByBrowser } from '../../sources/oauth/browser.ts'
import { type Invitation, signInByDevice } from '../../sources/oauth/device.ts'
import { SignIn } from '../../sources/oauth/tokens.ts'
import type { SignInBlock } from '../../sources/server/settings.ts'
import type { SourceBlocks } from '../../sources/source-block.ts'
import { folderOf } from './open-sources.ts'

/** How a person is asked. */
export interface SignInOptions {
  /** The data folder. */
  readonly data: string
  readonly show: (invitation: Invitation) => void
  /** The address that a browser on another machine was sent to, as a person pastes it. */
  readonly pasted: () => Promise<string>
}

/**
 * Lets a person sign in to the mailbox of a source, and keeps the tokens in the source's folder.
 *
 * @throws where the person says no, or the provider does
 */
export async function signInTo(name: string, blocks: SourceBlocks, options: SignInOptions): Promise<void> {
  const { data, show, pasted } = options
  const app = appOf(blocks[name] as SignInBlock)
  if (app === null) throw new Error('its settings have no signIn.')
  const answer =
    app.endpoints.device === null
      ? await signInByBrowser(app, { show, pasted: pasted() })
      : await signInByDevice(app, { show })
  await new SignIn(app, { name, folder: folderOf(data, name), clock: Date.now }).keep(answer)
}
