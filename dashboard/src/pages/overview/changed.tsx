import { api } from '../../api/api.ts'
import { useLoad } from '../../api/use-load.ts'
import { counted } from '../../parts/format.ts'
import { type Counts, countsOf } from './numbers.ts'

const DAY = 86_400_000

/** What changed since yesterday, in a sentence. */
export function Changed() {
  const { value } = useLoad(async () => {
    const now = Date.now()
    const [today, yesterday] = await Promise.all([within(now - DAY, now), within(now - 2 * DAY, now - DAY)])
    return sentence(countsOf(today), countsOf(yesterday))
  })
  return <>{value ?? 'What comes back, and whether it is too much.'}</>
}

const within = (since: number, before: number) =>
  api.stats({ by: 'kind,type', since: new Date(since).toISOString(), before: new Date(before).toISOString() })

/**
 * @example
 * sentence(today, yesterday) // 'In the last 24 hours 5 hard bounces (2 more than the day before), …'
 */
export function sentence(today: Counts, yesterday: Counts): string {
  if (today.sent + today.complaints === 0)
    return yesterday.sent === 0
      ? 'Nothing was reported in the last two days.'
      : `Nothing was reported in the last 24 hours; the day before ${counted(yesterday.sent, 'message')}.`
  const came = ({ hard, soft, complaints }: Counts) => hard + soft + complaints
  if (came(today) + came(yesterday) === 0)
    return `In the last 24 hours ${counted(today.sent, 'message')} arrived and nothing came back, as on the day before.`
  const told = [
    `${counted(today.hard, 'hard bounce')} (${compared(today.hard, yesterday.hard)})`,
    `${counted(today.soft, 'soft bounce')} (${compared(today.soft, yesterday.soft)})`,
    `${counted(today.complaints, 'complaint')} (${compared(today.complaints, yesterday.complaints)})`,
  ]
  return `In the last 24 hours, of ${counted(today.sent, 'message')}: ${told.join(', ')}.`
}

function compared(now: number, before: number): string {
  if (now === before) return 'as the day before'
  const by = counted(Math.abs(now - before), now > before ? 'more' : 'fewer', now > before ? 'more' : 'fewer')
  return `${by} than the day before`
}
