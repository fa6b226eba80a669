import type { Answer } from '../decide/check.ts'
import { Access } from './access.ts'
import { Core, type CoreOptions } from './core.ts'
import { PAGE } from './pages.ts'
import { apply, preview, replay, resolve, revise } from './revision.ts'
import { StandingIndex } from './standing-index.ts'
import type * as Kept from './store.ts'
import type { Tables } from './tables.ts'

/** A store whose rows are in this process: what `openMemoryStore` gives, and what the writer of a file runs on. */
export class LocalStore implements Kept.Store {
  readonly #tables: Tables
  readonly #core: Core
  readonly #access: Access
  readonly #index = new StandingIndex()

  constructor(tables: Tables, options: Partial<Omit<CoreOptions, 'onChange'>> = {}) {
    this.#tables = tables
    this.#core = new Core(tables, {
      addresses: options.addresses ?? 'plain',
      onChange: (key, standings) => this.#index.set(key, standings),
    })
    this.#access = new Access(tables)
    tables.eachAddress(({ key, standings }) => this.#index.set(key, standings))
  }

  async take(intakes: readonly Kept.Intake[]) {
    return this.#core.take(intakes)
  }

  async enter(entries: readonly Kept.Entry[], at: number) {
    return this.#core.enter(entries, at)
  }

  check(address: string, scope: string, at: number): Answer {
    return this.#index.answer(this.#core.keyOf(address), scope, at, this.setting().policy)
  }

  async suppressions(filter: Kept.SuppressionFilter) {
    return this.#tables.suppressions(filter)
  }

  async address(address: string, at: number) {
    return this.#core.address(address, at)
  }

  async events(filter: Kept.EventFilter) {
    return this.#tables.events({ ...filter, key: this.#keyIn(filter) })
  }

  async decisions(filter: Kept.DecisionFilter) {
    return this.#tables.decisions({ ...filter, key: this.#keyIn(filter) })
  }

  #keyIn({ address }: { readonly address?: string | undefined }): string | undefined {
    return address === undefined ? undefined : this.#core.keyOf(address)
  }

  async stats(query: Kept.StatsQuery) {
    return this.#tables.stats(query)
  }

  async audit(page: Kept.PageRequest) {
    return this.#tables.audit(page)
  }

  async undo(refs: readonly string[], who: string, at: number) {
    return revise(this.#core, 'undo', refs, who, at)
  }

  async redo(refs: readonly string[], who: string, at: number) {
    return revise(this.#core, 'redo', refs, who, at)
  }

  async undoAll(filter: Kept.DecisionFilter, who: string, at: number) {
    const refs = new Set<string>()
    const request = { ...filter, key: this.#keyIn(filter), limit: PAGE.most }
    for (let cursor: string | undefined; ; ) {
      const page = this.#tables.decisions({ ...request, cursor })
      for (const { ref, undone } of page.items) if (ref !== null && !undone) refs.add(ref)
      if (page.next === null) break
      cursor = page.next
    }
    return revise(this.#core, 'undo', [...refs], who, at)
  }

  async incidents() {
    return this.#tables.incidents()
  }

  async resolve(incident: string, resolution: 'released' | 'confirmed', who: string, at: number) {
    return resolve(this.#core, incident, resolution, who, at)
  }

  setting(): Kept.PolicySetting {
    return this.#core.judging.setting
  }

  async preview(setting: Kept.PolicySetting, at: number, limit: number) {
    return preview(this.#core, setting, at, limit)
  }

  async apply(setting: Kept.PolicySetting, who: string, at: number) {
    return apply(this.#core, setting, who, at)
  }

  async replay(rejudge: Kept.Rejudge, at: number, options: Kept.ReplayOptions) {
    return replay(this.#core, rejudge, at, options)
  }

  async createKey(name: string, scopes: readonly Kept.KeyScope[], at: number, secret?: string) {
    return this.#access.create(name, scopes, at, secret)
  }

  async keys() {
    return this.#access.list()
  }

  async revokeKey(id: string, at: number) {
    return this.#access.revoke(id, at)
  }

  keyOf(secret: string) {
    return this.#access.of(secret)
  }

  async position(source: string) {
    return this.#tables.position(source)
  }

  async setPosition(source: string, position: string) {
    this.#tables.transaction(() => this.#tables.putPosition(source, position))
  }

  async forget(address: string, keepSuppressed: boolean, who: string, at: number) {
    return this.#core.forget(address, keepSuppressed, who, at)
  }

  async prune(before: number) {
    return this.#tables.transaction(() => this.#tables.prune(before))
  }

  async backup(path: string) {
    this.#tables.backup(path)
  }

  async close() {
    this.#tables.close()
  }
}
