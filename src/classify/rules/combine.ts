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

/**
 * A group of alternatives: any of them will do.
 * @example any('mailbox/inbox', '|account') // '{mailbox/inbox/|account}'
 */
export const any = (...words: readonly string[]): string => `{${words.join('/')}}`

const hasGap = (phrase: string) => phrase.includes(' * ')

/** Where answers would go, the sender's own address: in western languages, and in those east of them. */
export const RETURN_ADDRESS =
  '{ruckadress/rucksendeadress/adresse de retour/direccion de retorno/endereco de retorno/indirizzo di ritorno/adreca de retorn/adresa de retur/retouradres/returadress/paluuosoit/palautusosoit/διευθυνση επιστροφης}'
export const EASTERN_RETURN_ADDRESS =
  '{adres zwrotn/adresu zwrotn/adresem zwrotn/zpatecni adres/zpatecnich adres/spiatocna adres/spiatocnej adres/spiatocnu adres/зворотна адрес/зворотної адрес/зворотну адрес/зворотньої адрес/обратный адрес/обратного адрес/обратном адрес/обратният адрес/обратния адрес/povratna adres/povratne adres/povratnu adres/povratni naslov/povratnega naslov/повратна адрес/повратне адрес/tagasiaadress/griztamasis adres/griztamojo adres/grizimo adres/atpakaladres/visszacim/visszteriteszi cim/iade adres/donus adres/返信先アドレス/返送先アドレス/リターンパス/退信地址/回信地址/返信地址/반송 주소/반송주소/회신 주소/회신주소/alamat balik/alamat pengembalian/dia chi phan hoi/dia chi hoi am/כתובת ההחזרה/כתובת החזרה/عنوان الإرجاع/عنوان العودة/آدرس بازگشت/ที่อยู่ตอบกลับ/ที่อยู่ส่งกลับ}'

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
  RETURN_ADDRESS,
  EASTERN_RETURN_ADDRESS,
]

/** "The recipient's domain" in languages that put it in one phrase. */
export const RECIPIENTS_DOMAIN =
  "{domain des empfangers/domane des empfangers/empfangerdomain/empfangerdomane/domaine du destinataire/domaine de l'adresse/domaine de la destination/dominio del destinatario/dominio de la direccion/dominio de destino/dominio do destinatario/dominio do endereco/dominio di destinazione/dominio dell'indirizzo/domein van de ontvanger/domein van ontvanger/domein van de geadresseerde/domena odbiorcy/domeny odbiorcy/domene odbiorcy/domena adresata/domeny adresata/domena prijemce/domenu prijemce/domeny prijemce/domena prijemcu/домен получател/домена получател/домен адресата/домен отримувач/mottagarens doman/mottagardoman/modtagerens domaen/modtagerdomaen/mottakerens domene/mottakerdomene/vastaanottajan verkkotunnu/vastaanottajan toimialue/cimzett tartomany/cimzett domain/domeniul destinatar/domini del destinatari/domini de destinacio/dominio destinatario/domain του παραληπτη/τομεας του παραληπτη/τομεα του παραληπτη/alicinin etki alan/alici etki alan/alicinin alan ad/alici alan ad}"

/** "The recipient's server cannot be reached" in them: a server is missing, and nobody's mailbox. */
export const SERVER_UNREACHABLE =
  '{server des empfanger/server der empfanger/empfangerserver/server van de ontvanger/server van de geadresseerde/server van ontvanger/mottagarens server/mottagarens mejlserver/mottagarens e-postserver/modtagerens server/modtagerens mailserver/mottakerens server/mottakerens e-postserver/vastaanottajan palvelin/vastaanottajan sahkopostipalvelin/serveur du destinataire/serveur de messagerie du destinataire/serveur de destination/servidor del destinatario/servidor de destino/servidor do destinatario/server del destinatario/server di destinazione/server di posta del destinatario/cimzett kiszolgalo/cimzett szerver/cimzett levelezoszerver/alicinin sunucu/alici sunucu/hedef sunucu/serwer odbiorcy/serwerem odbiorcy/serwer adresata/serwer docelowy/server prijemce/serverem prijemce/server adresata/server prijemcu/сервер получател/сервером получател/сервер адресата/сервер одержувач/сервер отримувач/сървърът на получател/serverul destinatar/διακομιστης του παραληπτη/διακομιστης παραληπτη/받는 사람의 서버/받는 사람의 메일 서버/수신자의 서버/수신자 서버/수신자의 메일 서버/수신 서버/受信者のサーバ/受信者のメールサーバ/宛先のサーバ/宛先サーバ/收件人服务器/收件人的服务器/收件方服务器/收件者伺服器/收件者的伺服器/server penerima/may chu cua nguoi nhan/may chu nguoi nhan/שרת הנמען/خادم المستلم/เซิร์ฟเวอร์ของผู้รับ} * {nicht erreich/nicht zu erreichen/unerreichbar/niet bereik/onbereikbaar/gar inte att na/gick inte att na/kan inte nas/kunde inte nas/ej nabar/kan ikke nas/kunne ikke nas/ikke nas/ikke svare/utilgjengelig/utilgaengelig/ei tavoitet/ei saatu yhteytta/ei ole tavoitett/injoignable/inaccessible/no es accesible/inaccesible/inalcanzable/inacessivel/inalcancavel/non raggiungibile/non e raggiungibile/irraggiungibile/nie odpowiada/nieosiagaln/niedostepn/nedosazitel/nedostupn/nem elerheto/nem volt elerheto/elerhetetlen/ulasilam/erisilem/недоступ/недосяжн/недосяжен/nu poate fi contactat/inaccesibil/μη προσβασιμ/απροσιτ/연결할 수 없/접속할 수 없/도달할 수 없/연결되지 않/接続でき/到達でき/連絡でき/无法连接/无法访问/不可达/連不上/无法到达/無法連線/無法連接/tidak dapat dijangkau/tidak dapat dihubungi/khong the ket noi/khong truy cap duoc/אינו זמין/לא זמין/غير متاح/تعذر الوصول/ไม่สามารถเข้าถึง/ไม่สามารถเชื่อมต่อ}'

/** "The sender's domain" in them. */
export const SENDERS_DOMAIN =
  "{domain des absenders/domane des absenders/absenderdomain/absenderdomane/domaine de l'expediteur/domaine expediteur/dominio del remitente/dominio de origen/dominio do remetente/dominio del mittente/dominio mittente/domein van de afzender/domein van afzender/afzenderdomein/domena nadawcy/domeny nadawcy/domena odesilatele/domenu odesilatele/домен отправител/домена отправител/домен відправник/avsandarens doman/avsandardoman/afsenderens domaen/afsenderdomaen/avsenderens domene/avsenderdomene/lahettajan verkkotunnu/lahettajan toimialue/felado tartomany/felado domain/domeniul expeditor/domini del remitent/domain του αποστολεα/τομεας του αποστολεα/τομεα του αποστολεα/gonderenin etki alan/gonderenin alan ad/gonderen etki alan/gonderen alan ad/送信者のドメイン/送信元のドメイン/送信元ドメイン/差出人のドメイン/发件人域名/发件人的域/寄件者網域/寄件者的網域/寄件人網域/보낸 사람의 도메인/발신자 도메인/발신자의 도메인}"

/** That something is not there, in them. */
export const NOT_THERE =
  '{nicht/unbekannt/ungultig/|pas|/introuvable/inconnu/inexist/|no|/desconoc/|nao|/desconhec/|non|/impossibile/sconosciut/niet/onbekend/|nie|/nieznan/neexist/nenalez/nebyl/|nezn/|neznam/nepodaril/nelze/|не|/неизвест/отсутств/|inte|/okand/saknas/|ikke|/ukendt/ukjent/|ei|/tuntematon/|nem|/ismeretlen/|nu|/|δεν|/αγνωστ/bulunam/bulunmu/|yok|/mevcut degil/gecersiz/ません/不明/不存在/找不到/无效/無效/찾을 수 없/존재하지}'

/** The last digit of a number: "kb" behind one is a size, elsewhere it is part of a link. */
export const DIGIT = '{0/1/2/3/4/5/6/7/8/9}'
