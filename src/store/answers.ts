import type { Answer } from '../decide/check.ts'
import { AddressKeys } from './address-key.ts'
import { KeyRing } from './key-ring.ts'
import type { KeyRow } from './rows.ts'
import type { ApiKey, PolicySetting } from './shapes.ts'
import { StandingIndex } from './standing-index.ts'

/** All that a store answers at once, without waiting for its rows. */
export class Answers {
  readonly index: StandingIndex
  readonly keys: KeyRing
  setting: PolicySetting
  readonly addresses: AddressKeys

  constructor(secret: string, setting: PolicySetting, keys: readonly KeyRow[], index = new StandingIndex()) {
    this.addresses = new AddressKeys(secret)
    this.setting = setting
    this.index = index
    this.keys = new KeyRing(keys)
  }

  check(address: string, scope: string, at: number): Answer {
    return this.answer(this.addresses.of(address), scope, at)
  }

  /** The same for the key of an address. */
  answer(key: string, scope: string, at: number): Answer {
    return this.index.answer(key, scope, at, this.setting.policy)
  }

  keyOf(secret: string): ApiKey | null {
    return this.keys.of(secret)
  }
}
