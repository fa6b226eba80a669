import { codeUnit } from '../decode/code-unit.ts'
import { foldText } from '../match/fold.ts'
import { Stems } from './stems.ts'

/** Units of time: how many seconds, and their names. */
const UNITS: readonly (readonly [seconds: number, names: string])[] = [
  [
    1,
    's sec secs second seconds sek sekunde sekunden seconde secondes seconden segundo segundos secondo secondi',
  ],
  [
    1,
    'sekund sekunder sekundy sekunde sekundu sekundi sekuntia sekunnin vterin vteriny sekunden saniye masodperc secunde',
  ],
  [1, 'секунд секунды секунду секунди секунда сек δευτερολεπτα giay detik ثانية ثوان ثواني שניות'],
  [
    60,
    'm mn min mins minute minutes minuten minuto minutos minuti minuut minut minuter minutter minuty minute minutu',
  ],
  [
    60,
    'minuuttia minuutin dakika perc percen minut minuta minute menit phut λεπτα минут минуты минуту минута минути мин',
  ],
  [60, 'хвилин хвилини хвилину دقيقة دقائق דקות'],
  [
    3600,
    'h hr hrs hour hours stunde stunden std heure heures hora horas ora ore uur uren timme timmar time timer',
  ],
  [
    3600,
    'tuntia tunnin godzin godziny godzine hodin hodiny hodinu saat sata sat orat oran час часа часов годин години годину',
  ],
  [3600, 'ωρες ωρα gio jam ساعة ساعات שעות שעה'],
  [
    86400,
    'd day days tag tage tagen jour jours dia dias giorno giorni dag dagen dagar dage dager paivaa dni dzien dnu',
  ],
  [86400, 'день дня дней днів дні gun zile ngay hari يوم أيام ימים'],
]

/** Units that are written without a blank after them; the longest first. */
const JOINED_UNITS: readonly (readonly [name: string, seconds: number])[] = [
  ['個小時', 3600],
  ['个小时', 3600],
  ['小时', 3600],
  ['小時', 3600],
  ['時間', 3600],
  ['시간', 3600],
  ['分钟', 60],
  ['分鐘', 60],
  ['分間', 60],
  ['分', 60],
  ['분', 60],
  ['秒钟', 1],
  ['秒鐘', 1],
  ['秒間', 1],
  ['秒', 1],
  ['초', 1],
  ['天', 86400],
  ['日', 86400],
  ['일', 86400],
]

/** Stems that ask for another attempt; a span of time shortly after them is when. */
const TRY_AGAIN = new Stems(
  'again|retry|re-try|retri|try |resend|re-send|resubmit|reconnect|come back|return in|return after|available in|later|resets in',
  'erneut|nochmals|noch einmal|versuch|wiederhol|spater',
  'reessay|ressay|renvoy|revenir|a nouveau|plus tard',
  'intente|intentar|intentelo|reintent|vuelva|de nuevo|nuevamente|reenvi|tente|novamente|tentar|mais tarde|mas tarde',
  'riprova|riprovare|ritenta|nuovamente|di nuovo',
  'probeer|opnieuw|igen|igjen|forsok|forsog|prov |uudelleen|yrita',
  'ponow|sprobuj|znovu|zkuste|opakuj|skuste|ponovo|ponovno|pokusajte',
  'повтор|попробуй|через|спробуйте|опитайте',
  'tekrar|yeniden|ujra|incerca|din nou|ξανα|δοκιμασ|thu lai|coba|lagi',
  '再送|再度|再試行|再び|重试|重試|再试|再試|重新|稍后|稍後|다시|재시도|재전송',
)

/** Stems that say how long to wait, or how long something is held. */
const WAIT = new Stems(
  'wait|greylist|graylist|grey-list|grey list|embargo|blocked|banned|block time|suspended|throttled|delay|deferred|remaining',
  'warte|gedulden|gesperrt|patient|attendre|attendez|bloque|espere|esperar|aguarde|aguardar|attend|liste grise|lista gris',
  'wacht|vanta|odota|poczekaj|czekac|pockejte|pocakajte|sacekajte|подожди|ожида|зачекай|почека|изчакай',
  'bekle|varjon|asteptati|περιμενετε|vui long cho|tunggu',
  '待|等待|等候|稍候|请等|기다|대기|灰名单|グレイリスト|グレーリスト',
)

/** What may stand straight after a span that is a wait: "5 minutes later", "5分後". */
const AFTERWARDS = new Stems(
  'later|before |from now|and try|and retry|and resend|then |try again|retry|remaining|until retry',
  'spater|erneut|warten|noch einmal|abwarten|plus tard|avant de|mas tarde|despues|antes de|mais tarde|depois|dopo|prima di',
  'opnieuw|later opnieuw|senare|senere|igen|igjen|kuluttua|pozniej|pozdeji|neskor|kasnije|спустя|позже|пізніше|по-късно',
  'sonra|bekle|mulva|mai tarziu|αργοτερα|nua|lagi',
  '後|以降|ほど待|お待|待っ|间隔后|后|之后|以后|以後|之後|후|뒤|이후',
)

/** Between a stem and the span these show that the time is that of something else. */
const OTHERWISE = new Stems(
  'deliver|queue|until|last |past |per |within|limit|every|expire|up to|more than|less than|messages|mails|emails|connections|recipients|attempts|idle| old',
  'zugestellt|pro |pendant|durante|lang|letzten|weitere|noch |encore|ancora|течение|еще|ще |доставк',
)

/** Straight before the span these make "retry for 2 days" of it: how long, not when. */
const HOW_LONG = new Set(
  'for another next last past to additional further more pendant durante por encore ancora voor i'.split(' '),
)

/** One of these stands in every text that names a wait: `retryAfter` need not look at others. */
export const waitStems = (): readonly string[] => [
  ...TRY_AGAIN.texts,
  ...WAIT.texts,
  ...AFTERWARDS.texts,
  '|pt',
]

const MAX_WAIT = 30 * 86_400
const HOUR = 3600
/** How far before a span its stem may end, and how much after it is looked at. */
const REACH = 36
const WINDOW = 64

/**
 * The wait that a text names, in seconds; null where it names none. The time of something else is passed over: how
 * long a message was queued, how long retries go on, the window of a rate limit.
 * @example retryAfter('451 Greylisted, please try again in 5 minutes') // 300
 * @example retryAfter('450 Retry in 4m30s') // 270
 */
export function retryAfter(text: string): number | null {
  const length = text.length
  for (let i = 0; i < length; i++) {
    const c = codeUnit(text, i)
    if (c > 0x39 || c < 0x30) continue
    const from = i
    do i++
    while (isDigit(codeUnit(text, i)))
    if (!mayBeSpan(text, from, i)) continue
    const span = spanAt(text, from)
    if (span === null) continue
    if (span.seconds > 0 && span.seconds <= MAX_WAIT && isWait(text, from, span)) return span.seconds
    i = span.end - 1
  }
  return null
}

/** A cheap look at what follows a number; nearly all numbers of a reply are its codes and end here. */
function mayBeSpan(text: string, from: number, to: number): boolean {
  let next = codeUnit(text, to)
  if (next === 0x3a) return isDigit(codeUnit(text, to + 1))
  if (next === 0x2e || next === 0x2c) {
    if (!isDigit(codeUnit(text, to + 1))) return false
    do to++
    while (isDigit(codeUnit(text, to + 1)))
    next = codeUnit(text, ++to)
    if (next === 0x2e) return false
  }
  if (next === 0x20 || next === 0x2d) next = codeUnit(text, ++to)
  if (next === 0x20) next = codeUnit(text, ++to)
  if (next > 0xbf) return true
  const second = codeUnit(text, to + 1)
  if ((next | 32) >= 0x61 && (next | 32) <= 0x7a) {
    return second > 0xbf || units().starts[pairOf(next, second)] === 1
  }
  const before = from === 0 ? 0 : codeUnit(text, from - 1)
  return (
    before === 0x3a || before === 0x3d || (before === 0x20 && from > 1 && codeUnit(text, from - 2) === 0x3a)
  )
}

/** Number of the pair of letters that a word begins with, whatever their case; other characters count as none. */
function pairOf(first: number, second: number): number {
  const lower = second | 32
  return ((first | 32) - 0x61) * 27 + (lower >= 0x61 && lower <= 0x7a ? lower - 0x60 : 0)
}

interface Span {
  readonly seconds: number
  readonly end: number
  /** Written as on a clock, 04:59. */
  readonly clock: boolean
}

/** The span of time that is written from `at` on, where a number begins. */
function spanAt(text: string, at: number): Span | null {
  const before = at === 0 ? 0x20 : codeUnit(text, at - 1)
  if (before === 0x2e || before === 0x3a || before === 0x2f || before === 0x2d || before === 0x40) return null
  let end = digitsEnd(text, at)
  if (end - at > 7) return null
  const next = codeUnit(text, end)
  if (next === 0x3a) return clockAt(text, at, end)
  if ((next === 0x2e || next === 0x2c) && isDigit(codeUnit(text, end + 1))) {
    end = digitsEnd(text, end + 1)
    const after = codeUnit(text, end)
    if (after === 0x2e) return null
  }
  const unit = unitAt(text, end)
  if (unit === null)
    return isRetryAfterField(text, at, end)
      ? { seconds: Number(text.slice(at, end)), end, clock: false }
      : null
  let seconds = Number(text.slice(at, end).replace(',', '.')) * unit.seconds
  let stop = unit.end
  let smallest = unit.seconds
  // 1 hour and 30 minutes, 4m30s
  for (let parts = 0; parts < 3; parts++) {
    let from = stop
    while (codeUnit(text, from) === 0x20 || codeUnit(text, from) === 0x2c) from++
    if (text.startsWith('and ', from)) from += 4
    else if (text.startsWith('und ', from)) from += 4
    const to = digitsEnd(text, from)
    if (to === from || to - from > 4) break
    const more = unitAt(text, to)
    if (more === null || more.seconds >= smallest) break
    seconds += Number(text.slice(from, to)) * more.seconds
    smallest = more.seconds
    stop = more.end
  }
  return { seconds: Math.round(seconds), end: stop, clock: false }
}

/** hh:mm:ss or mm:ss. */
function clockAt(text: string, at: number, colon: number): Span | null {
  const second = digitsEnd(text, colon + 1)
  if (second - colon !== 3 || colon - at > 2) return null
  const first = Number(text.slice(at, colon))
  const middle = Number(text.slice(colon + 1, second))
  if (codeUnit(text, second) !== 0x3a) {
    return isLetter(codeUnit(text, second))
      ? null
      : { seconds: first * 60 + middle, end: second, clock: true }
  }
  const end = digitsEnd(text, second + 1)
  if (end - second !== 3) return null
  return { seconds: first * HOUR + middle * 60 + Number(text.slice(second + 1, end)), end, clock: true }
}

function unitAt(text: string, at: number): { seconds: number; end: number } | null {
  let from = at
  while (codeUnit(text, from) === 0x20 || codeUnit(text, from) === 0x2d) from++
  if (from - at > 2) return null
  const first = codeUnit(text, from)
  if (!isLetter(first)) return null
  if (first > 0x3000) {
    for (const [name, seconds] of JOINED_UNITS) {
      if (text.startsWith(name, from)) return { seconds, end: from + name.length }
    }
    return null
  }
  let to = from + 1
  const { names, longest } = units()
  while (isLetter(codeUnit(text, to)) && to - from <= longest) to++
  if (to - from > longest) return null
  const seconds = names.get(foldText(text.slice(from, to)))
  return seconds === undefined ? null : { seconds, end: to }
}

/** "Retry-After: 120", "retry_after=120": seconds without a unit. */
function isRetryAfterField(text: string, at: number, end: number): boolean {
  let to = at
  while (to > 0 && codeUnit(text, to - 1) === 0x20) to--
  const sign = codeUnit(text, to - 1)
  if ((sign !== 0x3a && sign !== 0x3d) || isLetter(codeUnit(text, end))) return false
  const name = text.slice(Math.max(0, to - 12), to - 1).toLowerCase()
  return name.endsWith('retry-after') || name.endsWith('retry_after') || name.endsWith('retryafter')
}

/** Whether the span from `at` on is the wait that the text asks for. */
function isWait(text: string, at: number, span: Span): boolean {
  if (isIsoDuration(text, at) || isRetryAfterField(text, at, span.end)) return true
  const before = lastSentence(foldText(text.slice(Math.max(0, at - WINDOW), at)))
  const word = lastWord(before)
  if (span.clock && word !== 'in' && word !== 'for') return false
  const wait = WAIT.lastIn(before)
  const again = TRY_AGAIN.lastIn(before)
  const stem = wait.end > again.end ? wait : again
  if (stem.end >= 0 && before.length - stem.end <= REACH) {
    const between = before.slice(stem.end)
    if (!OTHERWISE.standIn(between)) {
      if (stem === again) return !HOW_LONG.has(word) || isForbidden(before, again.start)
      const hold = before.slice(stem.start, stem.end)
      if (hold === 'wait' && (between.startsWith('ing') || between.startsWith('ed'))) return false
      return span.seconds <= (hold.endsWith('delay') || hold === 'deferred' ? HOUR : MAX_WAIT)
    }
  }
  const after = foldText(text.slice(span.end, span.end + 24)).trimStart()
  return AFTERWARDS.begin(after) && !HOW_LONG.has(word)
}

/** "do not retry for 10 minutes": then it is a wait after all. */
function isForbidden(before: string, at: number): boolean {
  const lead = before.slice(Math.max(0, at - 9), at)
  return lead.includes('not ') || lead.includes("n't ")
}

/** PT5M and the like (ISO 8601). */
const isIsoDuration = (text: string, at: number) =>
  at >= 2 && codeUnit(text, at - 1) === 0x54 && codeUnit(text, at - 2) === 0x50

/** What follows the last full stop. */
function lastSentence(text: string): string {
  const stop = Math.max(text.lastIndexOf('. '), text.lastIndexOf('! '), text.lastIndexOf('。'))
  return stop < 0 ? text : text.slice(stop + 1)
}

function lastWord(text: string): string {
  const words = text.trimEnd()
  return words.slice(words.lastIndexOf(' ') + 1)
}

function digitsEnd(text: string, at: number): number {
  let end = at
  while (isDigit(codeUnit(text, end))) end++
  return end
}

const isDigit = (c: number) => c >= 0x30 && c <= 0x39
const isLetter = (c: number) => (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || c > 0xbf

interface Units {
  /** By folded name, in seconds. */
  readonly names: ReadonlyMap<string, number>
  /** By {@link pairOf}: whether a unit begins so. */
  readonly starts: Uint8Array
  readonly longest: number
}

let known: Units | undefined

/** The units, made ready when a text first holds a number that may be a wait. */
function units(): Units {
  known ??= readUnits()
  return known
}

function readUnits(): Units {
  const names = new Map<string, number>()
  const starts = new Uint8Array(26 * 27)
  let longest = 0
  for (const [seconds, line] of UNITS) {
    for (const name of line.split(' ').map(foldText)) {
      names.set(name, seconds)
      longest = Math.max(longest, name.length)
      const first = codeUnit(name, 0)
      if (first < 0x80) starts[pairOf(first, name.length > 1 ? codeUnit(name, 1) : 0)] = 1
    }
  }
  return { names, starts, longest }
}
