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
  'sending domain',
  'mail from:',
  'in reply to mail from',
  'from address',
  'from domain',
  'return path',
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
  'adreca del remitent',
  'domini del remitent',
  'adresa expeditor',
  'domeniul expeditor',
  'adres van de afzender',
  'domein van de afzender',
  'avsandarens adress',
  'avsandarens doman',
  'afsenderens adresse',
  'afsenderens doman',
  'avsenderens adresse',
  'avsenderens domen',
  'lahettajan osoit',
  'lahettajan verkkotunn',
  'διευθυνση του αποστολεα',
  'domain του αποστολεα',
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

/** "The recipient's domain" in languages that put it in one phrase. */
export const RECIPIENTS_DOMAIN =
  "{domain des empfangers/domane des empfangers/empfangerdomain/empfangerdomane/domaine du destinataire/domaine de l'adresse/domaine de la destination/dominio del destinatario/dominio de la direccion/dominio de destino/dominio do destinatario/dominio do endereco/dominio di destinazione/dominio dell'indirizzo/domein van de ontvanger/domein van ontvanger/domein van de geadresseerde/domena odbiorcy/domeny odbiorcy/domene odbiorcy/domena adresata/domeny adresata/domena prijemce/domenu prijemce/domeny prijemce/domena prijemcu/домен получател/домена получател/домен адресата/домен отримувач/mottagarens doman/mottagardoman/modtagerens domaen/modtagerdomaen/mottakerens domene/mottakerdomene/vastaanottajan verkkotunnu/vastaanottajan toimialue/cimzett tartomany/cimzett domain/domeniul destinatar/domini del destinatari/domini de destinacio/dominio destinatario/domain του παραληπτη/τομεας του παραληπτη/τομεα του παραληπτη/alicinin etki alan/alici etki alan/alicinin alan ad/alici alan ad}"

/** "The sender's domain" in them. */
export const SENDERS_DOMAIN =
  "{domain des absenders/domane des absenders/absenderdomain/absenderdomane/domaine de l'expediteur/domaine expediteur/dominio del remitente/dominio de origen/dominio do remetente/dominio del mittente/dominio mittente/domein van de afzender/domein van afzender/afzenderdomein/domena nadawcy/domeny nadawcy/domena odesilatele/domenu odesilatele/домен отправител/домена отправител/домен відправник/avsandarens doman/avsandardoman/afsenderens domaen/afsenderdomaen/avsenderens domene/avsenderdomene/lahettajan verkkotunnu/lahettajan toimialue/felado tartomany/felado domain/domeniul expeditor/domini del remitent/domain του αποστολεα/τομεας του αποστολεα/τομεα του αποστολεα/gonderenin etki alan/gonderenin alan ad/gonderen etki alan/gonderen alan ad/送信者のドメイン/送信元のドメイン/送信元ドメイン/差出人のドメイン/发件人域名/发件人的域/寄件者網域/寄件者的網域/寄件人網域/보낸 사람의 도메인/발신자 도메인/발신자의 도메인}"

/** That something is not there, in them. */
export const NOT_THERE =
  '{nicht/unbekannt/ungultig/|pas|/introuvable/inconnu/inexist/|no|/desconoc/|nao|/desconhec/|non|/impossibile/sconosciut/niet/onbekend/|nie|/nieznan/neexist/nenalez/nebyl/|nezn/|neznam/nepodaril/nelze/|не|/неизвест/отсутств/|inte|/okand/saknas/|ikke|/ukendt/ukjent/|ei|/tuntematon/|nem|/ismeretlen/|nu|/|δεν|/αγνωστ/bulunam/bulunmu/|yok|/mevcut degil/gecersiz/ません/不明/不存在/找不到/无效/無效/찾을 수 없/존재하지}'

/** The last digit of a number: "kb" behind one is a size, elsewhere it is part of a link. */
export const DIGIT = '{0/1/2/3/4/5/6/7/8/9}'
