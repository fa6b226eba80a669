import { number, percent } from '../../parts/format.ts'
import type { Counts, Limit, Limits } from './numbers.ts'

/** The sums of the time that is shown, with a word on whether they are in order. */
export function Tiles({ counts, limits }: { readonly counts: Counts; readonly limits: Limits }) {
  const { sent, delivered, hard, soft, complaints } = counts
  return (
    <div class="tiles">
      <Tile name="Sent" value={number(sent)} note="delivered or given up" />
      <Tile name="Delivered" value={number(delivered)} note={percent(delivered, sent)} />
      <Tile name="Hard bounces" value={number(hard)} {...judged(hard, sent, limits.hard)} />
      <Tile name="Soft bounces" value={number(soft)} note={`${percent(soft, sent)} of what was sent`} />
      <Tile
        name="Complaints"
        value={number(complaints)}
        {...judged(complaints, delivered, limits.complaints)}
      />
    </div>
  )
}

interface Judged {
  readonly note: string
  readonly tone?: 'good' | 'warn' | 'bad'
}

function judged(part: number, all: number, limit: Limit): Judged {
  if (all === 0) return { note: 'no deliveries are reported: no rate can be told' }
  const told = percent(part, all)
  if (all < limit.enough) return { note: `${told}: too few to judge` }
  const rate = part / all
  if (rate >= limit.most) return { note: `${told}: over the limit of ${percent(limit.most, 1)}`, tone: 'bad' }
  if (rate >= limit.watch)
    return { note: `${told}: should be under ${percent(limit.watch, 1)}`, tone: 'warn' }
  return { note: `${told}: fine, under ${percent(limit.watch, 1)}`, tone: 'good' }
}

function Tile({ name, value, note, tone }: Judged & { readonly name: string; readonly value: string }) {
  return (
    <div class="tile">
      <span class="muted">{name}</span>
      <strong>{value}</strong>
      <small class={tone ?? 'muted'}>{note}</small>
    </div>
  )
}
