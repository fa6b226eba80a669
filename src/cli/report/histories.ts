import { type AddressHistory, EMPTY_HISTORY } from '../../decide/history.ts'
import { packHistory, unpackHistory } from '../../decide/pack.ts'

/** About 230 bytes each where most have one delivery: 1.2 GB, which Node gives without being asked. */
export const MOST_ADDRESSES = 5_000_000

/** The histories of many addresses in memory, each as a short text. */
export class Histories {
  readonly #packed = new Map<string, string>()
  readonly #most: number
  #passedOver = 0

  constructor(most = MOST_ADDRESSES) {
    this.#most = most
  }

  /** Events of addresses that came when the memory was full: these addresses are not judged. */
  get passedOver(): number {
    return this.#passedOver
  }

  get(address: string): AddressHistory {
    const packed = this.#packed.get(address)
    return packed === undefined ? EMPTY_HISTORY : unpackHistory(packed)
  }

  set(address: string, history: AddressHistory): void {
    if (this.#packed.size >= this.#most && !this.#packed.has(address)) this.#passedOver++
    else this.#packed.set(address, packHistory(history))
  }

  get size(): number {
    return this.#packed.size
  }

  *[Symbol.iterator](): Iterator<[address: string, history: AddressHistory]> {
    for (const [address, packed] of this.#packed) yield [address, unpackHistory(packed)]
  }
}
