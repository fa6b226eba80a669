/** Seconds in the units of time that replies name, by the unit's first letters. */
const UNITS: readonly (readonly [prefix: string, seconds: number])[] = [
  ['second', 1],
  ['sec', 1],
  ['s', 1],
  ['minute', 60],
  ['min', 60],
  ['m', 60],
  ['hour', 3600],
  ['hr', 3600],
  ['h', 3600],
  ['day', 86400],
  ['d', 86400],
  ['sekunde', 1],
  ['stunde', 3600],
  ['tag', 86400],
  ['seconde', 1],
  ['heure', 3600],
  ['jour', 86400],
  ['segundo', 1],
  ['minuto', 60],
  ['hora', 3600],
  ['秒', 1],
  ['分', 60],
  ['小时', 3600],
  ['時間', 3600],
]

/** One of these must stand in the text for a span of time to be a wait. */
const WAIT_WORDS = [
  'again',
  'retry',
  'retries',
  'wait',
  'greylist',
  'graylist',
  'grey-list',
  'delay',
  'later',
  'after',
  'come back',
  'return in',
  'defer',
  'erneut',
  'spater',
  'später',
  'reessayer',
  'réessayer',
  '稍后',
  'blocked for',
]

const MAX_WAIT = 30 * 86_400

/**
 * The wait that a text names, in seconds; null where it names none.
 * @example retryAfter('451 Greylisted, please try again in 5 minutes') // 300
 */
export function retryAfter(text: string): number | null {
  let lower: string | null = null
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c < 0x30 || c > 0x39) continue
    const from = i
    while (i < text.length && text.charCodeAt(i) >= 0x30 && text.charCodeAt(i) <= 0x39) i++
    if (i - from > 7) continue
    const before = from === 0 ? ' ' : text[from - 1]!
    if (before === '.' || before === '-' || before === ':') continue
    lower ??= text.toLowerCase()
    const seconds = unitAt(lower, i)
    if (seconds === 0) continue
    if (!WAIT_WORDS.some((word) => lower!.includes(word))) return null
    const wait = Number(text.slice(from, i)) * seconds
    if (wait > 0 && wait <= MAX_WAIT) return wait
  }
  return null
}

function unitAt(lower: string, at: number): number {
  let from = at
  while (lower[from] === ' ' || lower[from] === '-') from++
  let to = from
  while (to < lower.length && to - from < 10 && isLetter(lower.charCodeAt(to))) to++
  const word = lower.slice(from, to)
  if (word === '') return 0
  for (const [unit, seconds] of UNITS) {
    if (word === unit || word === `${unit}s` || word === `${unit}n` || word === `${unit}en`) return seconds
    if (unit.charCodeAt(0) > 0x2e80 && word.startsWith(unit)) return seconds
  }
  return 0
}

const isLetter = (c: number) => (c >= 0x61 && c <= 0x7a) || c > 0xbf
