/**
 * Every phrase that begins as one of the first list and goes on as one of the next. Text between them is free when
 * the parts are joined by ` * ` (the usual), or none when they are joined by a blank.
 * @example combine(['mailbox', 'account'], ['not found']) // ['{mailbox/account} * {not found}']
 */
export function combine(first: readonly string[], next: readonly string[], by = ' * '): string[] {
  if (!by.includes('*')) return combineTight(first, next, by)
  const wholes = [grouped(first), grouped(next)] as const
  const gapped = [first.filter(hasGap), next.filter(hasGap)] as const
  return [
    ...(wholes[0] !== null && wholes[1] !== null ? [wholes[0] + by + wholes[1]] : []),
    ...gapped[0].flatMap((a) =>
      [...(wholes[1] === null ? [] : [wholes[1]]), ...gapped[1]].map((b) => a + by + b),
    ),
    ...(wholes[0] === null ? [] : gapped[1].map((b) => wholes[0] + by + b)),
  ]
}

/** Where nothing may stand between the parts, an edge between them says nothing and is left out. */
function combineTight(first: readonly string[], next: readonly string[], by: string): string[] {
  const ends = first.map((phrase) => phrase.replace(/\|$/, ''))
  const starts = next.map((phrase) => phrase.replace(/^\|/, ''))
  const [plain, other] = [ends.filter((phrase) => !hasGap(phrase)), ends.filter(hasGap)]
  const whole = grouped(plain)
  return [
    ...starts.flatMap((start) => (hasGap(start) ? plain.map((end) => end + by + start) : [])),
    ...other.flatMap((end) => starts.map((start) => end + by + start)),
    ...(whole === null || grouped(starts) === null ? [] : [whole + by + grouped(starts)]),
  ]
}

/** The phrases without a gap as one group of alternatives; null where there is none. */
function grouped(phrases: readonly string[]): string | null {
  const plain = phrases.filter((phrase) => !hasGap(phrase))
  return plain.length === 0 ? null : `{${plain.map((phrase) => phrase.replaceAll('/', '\\/')).join('/')}}`
}

const hasGap = (phrase: string) => phrase.includes(' * ')

/** Counter-words: the text speaks of the sender's own address or domain. */
export const OF_SENDER: readonly string[] = [
  'sender address',
  'sender domain',
  "sender's domain",
  "sender's address",
  "sender's mail",
  "sender's email",
  'sender verif',
  'sender rejected',
  'sender host',
  'sender not',
  'sender unknown',
  'unknown sender',
  'invalid sender',
  'sender email',
  'sender mail',
  'sender user',
  'sender is',
  'sender does',
  "sender doesn't",
  'domain of sender',
  'envelope sender',
  'envelope-sender',
  'sending domain',
  'mail from:',
  'in reply to mail from',
  'from address',
  'from domain',
  'return path',
  'return-path',
  'return address',
  'your domain',
  'your address',
  'your email address is',
  'absenderadresse',
  'absenderdomain',
  "l'expediteur inconnu",
  'adresse expediteur',
  "adresse de l'expediteur",
  "domaine de l'expediteur",
  'direccion del remitente',
  'dominio del remitente',
  'dominio do remetente',
  'endereco do remetente',
  'dominio del mittente',
  'indirizzo del mittente',
  'adres nadawcy',
  'domena nadawcy',
  'адрес отправителя',
  'домен отправителя',
  '发件人域名',
  '发件人地址',
  '寄件者地址',
  '送信元アドレス',
  '送信者アドレス',
  '送信元ドメイン',
  '발신자',
  '보낸 사람의',
]
