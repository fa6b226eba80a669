import { words } from './format.ts'

type Tone = 'good' | 'warn' | 'bad' | 'accent' | 'plain'

/** What states, types and kinds look like: the word tells, the colour helps. */
const TONES: Readonly<Record<string, Tone>> = {
  ok: 'good',
  watched: 'accent',
  held: 'warn',
  suppressed: 'bad',
  hard: 'bad',
  soft: 'warn',
  bounce: 'bad',
  delayed: 'warn',
  delivered: 'good',
  complaint: 'bad',
  unsubscribe: 'accent',
  dropped: 'warn',
  open: 'bad',
  released: 'good',
  confirmed: 'warn',
  running: 'good',
  connected: 'good',
  failing: 'bad',
  stopped: 'warn',
}

export function Badge({ of, tone }: { readonly of: string; readonly tone?: Tone | undefined }) {
  return <span class={`badge ${tone ?? TONES[of] ?? 'plain'}`}>{words(of)}</span>
}
