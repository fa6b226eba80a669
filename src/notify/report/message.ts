import type { Store } from '../../store/store.ts'
import type { Message } from '../channels/channel.ts'
import { reportFacts } from './facts.ts'
import { reportHtml } from './html.ts'
import { reportText, spanOf } from './text.ts'

const DAY = 24 * 3600 * 1000

/** The report of the seven whole days before a time. */
export async function weeklyReport(store: Store, at: number): Promise<Message> {
  const before = Math.floor(at / DAY) * DAY
  const facts = await reportFacts(store, before - 7 * DAY, before)
  return {
    ...{ key: `weekly-${before}`, severity: 'info', title: `Deliverability, ${spanOf(facts)}` },
    ...{ text: reportText(facts), html: reportHtml(facts) },
  }
}
