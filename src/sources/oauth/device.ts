import { setTimeout } from 'node:timers/promises'
import type { App } from './app.ts'
import { type Answer, ask, TokenRefusal } from './ask.ts'

/** What a person has to do: open `url`, and type `code` where there is one. */
export interface Invitation {
  readonly url: string
  readonly code: string | null
}

/** How polling goes on; tests make the pauses short. */
export interface DeviceOptions {
  readonly show: (invitation: Invitation) => void
  readonly pause?: (milliseconds: number) => Promise<unknown>
}

/** Until a server tells (RFC 8628 section 3.2), and by how much it becomes longer (section 3.5). */
const USUAL_INTERVAL = 5
const SLOWER = 5

/**
 * A person signs in on any device, while this one asks whether it is done (RFC 8628).
 *
 * @throws where the person says no, or takes too long
 */
export async function signInByDevice(app: App, { show, pause = setTimeout }: DeviceOptions): Promise<Answer> {
  const { device, token } = app.endpoints
  if (device === null) throw new Error(`${app.provider.title} does not give mail to devices.`)
  const begun = await ask(device, app, { scope: app.provider.scope })
  const url = begun.verification_uri ?? begun.verification_url
  const { user_code: code, device_code: deviceCode } = begun
  if (typeof url !== 'string' || typeof code !== 'string' || typeof deviceCode !== 'string')
    throw new Error(`${app.provider.title} gave no code to sign in with.`)
  show({ url, code })
  const form = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: deviceCode }
  for (let interval = Number(begun.interval) || USUAL_INTERVAL; ; ) {
    await pause(interval * 1000)
    try {
      return await ask(token, app, form)
    } catch (error) {
      if (!(error instanceof TokenRefusal)) throw error
      if (error.code === 'slow_down') interval += SLOWER
      else if (error.code !== 'authorization_pending') throw new Error(ENDS[error.code] ?? error.message)
    }
  }
}

const ENDS: Readonly<Record<string, string>> = {
  expired_token: 'Nobody signed in in time. Begin again.',
  access_denied: 'The person who signed in said no.',
  authorization_declined: 'The person who signed in said no.',
}
