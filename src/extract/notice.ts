import type { HeaderList } from '../decode/headers.ts'
import { DEFAULT_LIMITS, type Limits } from '../decode/limits.ts'
import type { Mail, Part } from '../decode/mail.ts'
import { partText } from '../decode/mail.ts'
import { withoutQuoting } from '../decode/quoting.ts'
import { withoutBoilerplate } from './boilerplate.ts'
import { withoutDress } from './dress.ts'
import type { Returned } from './report.ts'
import { findReturned, type ReturnedText, returnedInText } from './returned.ts'

/** How much of a notice's words is read for causes; what follows is the returned message or boilerplate. */
const NOTICE_CHARS = 256 * 1024

/**
 * A mail looked at as a notice about another: what its readers (extract/dsn.ts, extract/mta/…) work on. Texts are
 * worked out when first asked for.
 */
export class Notice {
  readonly mail: Mail
  readonly headers: HeaderList
  readonly limits: Limits
  /** Parts that belong to the notice itself, not to a message it encloses. */
  readonly parts: readonly Part[]
  #wholeText: string | undefined
  #words: ReturnedText | undefined
  #returned: Returned | null | undefined

  constructor(mail: Mail, limits: Limits = DEFAULT_LIMITS) {
    this.mail = mail
    this.headers = mail.headers
    this.limits = limits
    this.parts = ownParts(mail.parts)
  }

  /** What the notice says to people, up to where the returned message begins. */
  get text(): string {
    this.#words ??= returnedInText(this.wholeText, this.limits)
    return this.#words.notice
  }

  /** All of the text, with the message that it quotes. */
  get wholeText(): string {
    this.#wholeText ??= withoutBoilerplate(this.#writtenText())
    return this.#wholeText
  }

  #writtenText(): string {
    return withoutDress(withoutQuoting(humanText(this.parts), 0))
  }

  /** The message that came back: enclosed as a part, else quoted in the text. */
  get returned(): Returned | null {
    if (this.#returned === undefined) {
      const enclosed = findReturned(this.mail.parts, this.limits)
      if (enclosed === null) void this.text
      this.#returned = enclosed ?? this.#words?.returned ?? null
    }
    return this.#returned
  }

  /** The header of the message whose source the text ends with. */
  get sourceInText(): HeaderList | null {
    this.#words ??= returnedInText(this.wholeText, this.limits)
    const { notice, returned } = this.#words
    return notice.length < this.wholeText.length ? (returned?.headers ?? null) : null
  }

  /** First part of one of these types, among the notice's own. */
  part(...types: readonly string[]): Part | undefined {
    return this.parts.find((part) => types.includes(part.type))
  }

  /** A header's value in lower case, empty where it is absent. */
  header(name: string): string {
    return this.headers.get(name)?.toLowerCase() ?? ''
  }
}

/** Leaves out what lies inside message/rfc822 parts. */
function ownParts(parts: readonly Part[]): readonly Part[] {
  const inside = new Set<number>()
  const own: Part[] = []
  for (const part of parts) {
    if (inside.has(part.parent)) inside.add(part.index)
    else {
      own.push(part)
      if (part.type === 'message/rfc822' || part.type === 'message/global') inside.add(part.index)
    }
  }
  return own
}

/** "This message is in HTML. Please use a mail program that shows it": the notice itself is in the other part. */
function isNoteOnHtml(text: string): boolean {
  return text.length < MAX_NOTE_ON_HTML && text.includes('HTML') && !text.includes('@')
}
const MAX_NOTE_ON_HTML = 300

/** The text parts one after another; of a multipart/alternative the plain one, HTML only where nothing else is. */
function humanText(parts: readonly Part[]): string {
  const html = parts.some((part) => part.type === 'text/html')
  const plain = parts.filter(
    (part) => part.type === 'text/plain' && part.text().trim() !== '' && !(html && isNoteOnHtml(part.text())),
  )
  const chosen =
    plain.length > 0
      ? plain
      : parts.filter((part) => part.type.startsWith('text/') && !part.type.startsWith('text/rfc822'))
  let text = ''
  for (const part of chosen) {
    text += `${text === '' ? '' : '\n\n'}${partText(part)}`
    if (text.length > NOTICE_CHARS) break
  }
  return text.slice(0, NOTICE_CHARS)
}
