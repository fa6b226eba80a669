import type { Language, Sign } from '../language.ts'
import any from './any.ts'
import ar from './ar.ts'
import bg from './bg.ts'
import ca from './ca.ts'
import cs from './cs.ts'
import da from './da.ts'
import de from './de.ts'
import el from './el.ts'
import en from './en.ts'
import es from './es.ts'
import et from './et.ts'
import fa from './fa.ts'
import fi from './fi.ts'
import fr from './fr.ts'
import he from './he.ts'
import hi from './hi.ts'
import hr from './hr.ts'
import hu from './hu.ts'
import id from './id.ts'
import it from './it.ts'
import ja from './ja.ts'
import ko from './ko.ts'
import lt from './lt.ts'
import lv from './lv.ts'
import nb from './nb.ts'
import nl from './nl.ts'
import pl from './pl.ts'
import pt from './pt.ts'
import ro from './ro.ts'
import ru from './ru.ts'
import sk from './sk.ts'
import sl from './sl.ts'
import sr from './sr.ts'
import sv from './sv.ts'
import th from './th.ts'
import tr from './tr.ts'
import uk from './uk.ts'
import vi from './vi.ts'
import zhHans from './zh-hans.ts'
import zhHant from './zh-hant.ts'

const LANGUAGES: readonly Language[] = [
  any,
  en,
  de,
  fr,
  es,
  it,
  pt,
  ca,
  ro,
  nl,
  sv,
  da,
  nb,
  fi,
  et,
  lv,
  lt,
  pl,
  cs,
  sk,
  sl,
  hr,
  sr,
  hu,
  ru,
  uk,
  bg,
  el,
  tr,
  ar,
  fa,
  he,
  hi,
  th,
  vi,
  id,
  ja,
  ko,
  zhHans,
  zhHant,
]

/** All that say it, in whatever language, each once. */
export function inEveryLanguage(sign: Sign): readonly string[] {
  return [...new Set(LANGUAGES.flatMap((language) => language[sign] ?? []))]
}
