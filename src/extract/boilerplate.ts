/*
 * What gateways and list managers write into a notice that passes through them:
 *
 *   CAUTION: This email originated from outside of the organization. Do not click links or open attachments …
 *
 *   _______________________________________________
 *   Friends mailing list
 *   Friends@lists.example.com
 *
 * None of it is said by the system that reports.
 */

/** A warning names where the mail comes from, and what the reader shall not click or open. */
const FROM_OUTSIDE =
  /\boutside\b|\bextern|\bextérieur|\bau(?:ß|ss)erhalb|\bbuiten\b|\bestern[oa]|\bfuera de|\bfora d|\butanför|\buden for|\butenfor|\bspoza\b|внешн/i
const CARE =
  /\b(?:do not|don['’]t|never|unless you|caution|careful|nicht|ne pas|prudence|no haga|cuidado|precaución|attenzione|non|não|atenção|niet|forsiktig|försiktig|uwaga|nie)\b|\bn['’]|внимание|не /i
const TO_OPEN =
  /\b(?:clic|klick|cliqu|klik|open|öffne|ouvr|abra|abri|apri|åpn|öppn|åbn|otwier)|нажим|переход|открыв/i
const MAX_WARNING = 700
/** Warnings stand at the top. */
const WARNING_WITHIN = 1500
const FIRST_CONTACT_WITHIN = 400

/**
 * Outlook's "You don't often get email from jo@example.com. Learn why this is important", in the language of the
 * reader: fragments of the sentence, one of which stands in its first line.
 */
const FIRST_CONTACT = [
  'aka.ms/LearnAboutSenderIdentification',
  'often get email from',
  'nicht oft E-Mails von',
  'nicht häufig E-Mails von',
  'pas souvent de courriers de',
  "pas souvent d'e-mail",
  'suele recibir correo',
  'costuma receber e',
  'ricevono spesso messaggi',
  'niet vaak e-mail van',
  'często otrzymujesz wiadomości e-mail',
]

/** A line of underscores, then within three lines words as "Friends mailing list" or "To unsubscribe". */
const RULE_LINE = /^_{20,}$/
const OF_LIST = /mailing list|unsubscribe|listinfo|-request@|list-?serv/i

/** "This message has been scanned for viruses by … and is believed to be clean", "Virus-free. www.example.com". */
const SCANNED = /\bscanned\b.{0,60}\b(?:virus|malware|spam|clean)|\bvirus-free\b|\bis virus free\b/i
/** The address below "This email has been checked for viruses by Avast antivirus software", in any language. */
const SCANNER_SITE = 'www.avast.com'
/** It stands at the end. */
const SCANNER_SITE_WITHIN = 500
const SOMETHING_FOUND = /infect|detect|quarantin|reject|refus|block|delete|not deliver|undeliver|contain/i

/** "This e-mail is confidential and intended solely for … If you have received it in error …" */
const CONFIDENTIAL =
  /confiden(?:tial|tiel|cial|zial)|privileged|vertraulich|vertrouwelijk|riservat|poufn|důvěrn|fortrolig|konfidenti|конфиденц/gi
const ADDRESSED =
  /intended|addressee|\bin error\b|individual or entity|destinat|erreur|irrtüm|bestimmt|por error|errore|por engano|geadresseerde|adres[as]|mottaker|modtager|адресат/i
const REFUSED =
  /reject|refus|block|quarantin|not deliver|undeliver|bounce|abgelehnt|zurückgewiesen|rechaz|rifiut/i
/** So many paragraphs of the kind are looked at: one a language. */
const MOST_DISCLAIMERS = 8

/** What stands above MIME parts for programs that know none; it is text where the parts were lost. */
const PREAMBLE = /^\s{0,20}this (?:is a (?:mime|multi-?part)|message is in mime)\b(?:[^\n]+\n?){0,4}/i

/** The text without the warnings and footers of gateways and of mailing lists. */
export function withoutBoilerplate(text: string): string {
  const plain = text.replace(PREAMBLE, '')
  return withoutDisclaimers(withoutScanFooter(withoutListFooter(withoutFirstContact(withoutWarning(plain)))))
}

function withoutDisclaimers(written: string): string {
  let text = written
  CONFIDENTIAL.lastIndex = 0
  for (let n = 0; n < MOST_DISCLAIMERS; n++) {
    const at = CONFIDENTIAL.exec(text)?.index
    if (at === undefined) break
    const { start, end } = paragraphAt(text, at)
    const paragraph = text.slice(start, end)
    if (!ADDRESSED.test(paragraph) || REFUSED.test(paragraph)) {
      CONFIDENTIAL.lastIndex = end
      continue
    }
    // Where the notice stands right above, the disclaimer begins on the line.
    const from = paragraph.includes('@') ? text.lastIndexOf('\n', at) + 1 : start
    text = text.slice(0, from) + text.slice(end)
    CONFIDENTIAL.lastIndex = from
  }
  return text
}

function paragraphAt(text: string, at: number): { start: number; end: number } {
  const before = text.lastIndexOf('\n\n', at)
  const after = text.indexOf('\n\n', at)
  return { start: before < 0 ? 0 : before + 2, end: after < 0 ? text.length : after }
}

function withoutScanFooter(text: string): string {
  const site = text.indexOf(SCANNER_SITE, text.length - SCANNER_SITE_WITHIN)
  const found = site < 0 ? (SCANNED.exec(text)?.index ?? -1) : text.lastIndexOf('\n', site) - 1
  if (found < 0) return text
  const line = text.lastIndexOf('\n', found) + 1
  const blank = text.indexOf('\n\n', found)
  const end = blank < 0 ? text.length : blank
  return SOMETHING_FOUND.test(text.slice(line, end)) ? text : text.slice(0, line) + text.slice(end)
}

function withoutWarning(text: string): string {
  if (!FROM_OUTSIDE.test(text.slice(0, WARNING_WITHIN))) return text
  for (let at = 0; at < Math.min(text.length, WARNING_WITHIN); ) {
    let end = text.indexOf('\n\n', at)
    if (end < 0) end = text.length
    const paragraph = text.slice(at, end)
    if (isWarning(paragraph)) return text.slice(0, at) + told(paragraph) + text.slice(end)
    at = end + 2
  }
  return text
}

/** Without the line that holds the sentence, and the next where the sentence's link stands there. */
function withoutFirstContact(text: string): string {
  // It is in the first paragraph, behind what a warning has left.
  const from = text.startsWith('\n\n') ? 2 : 0
  const paragraph = text.indexOf('\n\n', from)
  const top = text.slice(0, Math.min(paragraph < 0 ? text.length : paragraph, FIRST_CONTACT_WITHIN))
  if (!FIRST_CONTACT.some((words) => top.includes(words))) return text
  const at = Math.min(...FIRST_CONTACT.map((words) => top.indexOf(words)).filter((at) => at >= 0))
  const line = text.indexOf('\n', at)
  if (line < 0) return text
  const next = text.indexOf('\n', line + 1)
  const end = next >= 0 && text.slice(line, next).includes(FIRST_CONTACT[0]!) ? next : line
  return text.slice(0, text.lastIndexOf('\n', at) + 1) + text.slice(end + 1)
}

function isWarning(paragraph: string): boolean {
  return (
    paragraph.length < MAX_WARNING &&
    FROM_OUTSIDE.test(paragraph) &&
    CARE.test(paragraph) &&
    TO_OPEN.test(paragraph)
  )
}

/** The lines of a paragraph from the first with an address on: the notice begins right below the warning. */
function told(paragraph: string): string {
  const lines = paragraph.split('\n')
  const first = lines.findIndex((line) => line.includes('@'))
  return first < 1 ? '' : lines.slice(first).join('\n')
}

function withoutListFooter(text: string): string {
  for (let at = text.indexOf('____'); at >= 0; at = text.indexOf('____', text.indexOf('\n', at))) {
    const end = text.indexOf('\n', at)
    if (end < 0) return text
    const begins = at === 0 || text[at - 1] === '\n'
    if (begins && RULE_LINE.test(text.slice(at, end).trimEnd())) {
      let until = end
      for (let n = 0; n < 3 && until >= 0; n++) until = text.indexOf('\n', until + 1)
      const footer = text.slice(end + 1, until < 0 ? text.length : until)
      if (OF_LIST.test(footer)) {
        const blank = text.indexOf('\n\n', end + 1)
        return text.slice(0, at) + (blank < 0 ? '' : text.slice(blank + 2))
      }
    }
  }
  return text
}
