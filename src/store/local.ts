import { Answers } from './answers.ts'
import type { CoreOptions } from './core.ts'
import { Keeper } from './keeper.ts'
import { type AskKeeper, KeptStore } from './kept-store.ts'
import { packStandings } from './packed-standings.ts'
import { isPiecemeal, whole } from './piecemeal.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** A store whose rows are in this very thread. */
export function localStore(
  tables: Tables,
  addresses: CoreOptions['addresses'] = 'plain',
  end?: () => Promise<void>,
): Store {
  const onChange: CoreOptions['onChange'] = (key, standings) => answers.index.set(key, standings)
  const keeper = new Keeper(tables, { addresses, onChange })
  const answers = new Answers(keeper.secret(), keeper.setting(), keeper.keys())
  packStandings(tables, (packed) => answers.index.load(packed))
  const ask = async (method: keyof Keeper, ...told: unknown[]) => {
    const result = (keeper[method] as (...told: unknown[]) => unknown)(...told)
    return isPiecemeal(result) ? whole(result) : result
  }
  return new KeptStore(answers, ask as AskKeeper, end)
}
