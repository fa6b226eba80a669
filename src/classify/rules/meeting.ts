import type { Reason } from '../../model/reasons.ts'
import type { ReasonTable, Rule } from '../rule.ts'
import { EASTERN_RETURN_ADDRESS } from './combine.ts'
import { ANY_MAILBOX } from './europe-words.ts'
import * as word from './meeting-words.ts'

/** Two notions in any order, a few words between them. */
const meet = (one: string, other: string): string[] => [`${one} * ${other}`, `${other} * ${one}`]

/** Three notions in any order. */
const meetAll = (one: string, two: string, three: string): string[] => [
  ...meet(two, three).map((rest) => `${one} * ${rest}`),
  ...meet(one, three).map((rest) => `${two} * ${rest}`),
  ...meet(one, two).map((rest) => `${three} * ${rest}`),
]

/** Notions of one list or the other. */
const either = (...lists: readonly string[]): string =>
  `{${lists.map((list) => list.slice(1, -1)).join('/')}}`

const table = (reason: Reason, rules: readonly Rule[]): ReasonTable => ({ reason, rules, behind: true })

const HELO = '{|helo/|ehlo}'
const NULL_MX = '{|mx|/mx-/mx レコード/mx记录/mx 레코드}'
const ADDRESS_OF_HOST = '{|ip|/|ip-/айпи/آی‌پی/ไอพี/ipアドレス/ip주소/ip地址}'
const DNS = '{|dns/нейм сервер/名前解決/域名解析/解析域名}'
const SENDER_CHECK = '{spf/dkim/dmarc}'
const ANY_RECIPIENT = either(word.RECIPIENT, word.OTHER_SIDE)
const NOT_HAD = either(word.NOT_PERMITTED, word.REFUSED, word.NOT_TAKEN)

/**
 * What notices and servers say east of the Oder, where words come in any order: notions that must meet
 * (meeting-words.ts). Phrases of the reasons' own tables that say the same win by their length or weight.
 */
export const MEETING_TABLES: readonly ReasonTable[] = [
  table('suppressed', [
    {
      id: 'not-sent-for-it',
      text: [
        ...meet(word.UNSUBSCRIBED, word.NOT_SENT),
        ...meet(word.OWN_LIST, word.NOT_SENT),
        ...meet(word.EARLIER_BOUNCES, word.NOT_SENT),
        ...meet(word.EARLIER_BOUNCES, word.OWN_LIST),
        ...meet(word.UNSUBSCRIBED, word.OWN_LIST),
      ],
      unless: [ADDRESS_OF_HOST, ...word.CHECKS],
      weight: 'clear',
      is: [
        'A címzett korábban leiratkozott, ezért a rendszer kihagyta a kiküldésből.',
        '受信者が配信停止を希望しているため、本メールは配信対象から除外されました。',
        '이전에 반송된 주소라서 발송 차단 목록에 등록되어 있어 보내지 않았습니다.',
        'Wysylki zaniechano, gdyz odbiorca wypisal sie wczesniej z korespondencji i trafil na liste blokad.',
      ],
      isNot: ['554 Не отправлено: IP 192.0.2.1 в стоп-листе'],
    },
  ]),
  table('greylisting', [
    {
      id: 'grey-list',
      text: [word.GREY_LIST],
      weight: 'clear',
      is: [
        '451 4.7.1 القائمة الرمادية، أعد المحاولة بعد 5 دقائق',
        '451 4.7.1 Pilkasis sąrašas, bandykite po 5 minučių',
        '451 4.7.1 Sivi seznam, poskusite znova čez 5 minut',
        '451 4.7.1 Danh sách xám, thử lại sau 5 phút',
      ],
    },
    {
      id: 'first-time',
      text: meet(word.FIRST_TIME, word.LATER),
      unless: [word.ROOM_FOR_MAIL, word.VACATION, word.LOG_IN],
      is: [
        'Tuto kombinaci odesílatele a příjemce vidíme poprvé, doručení proto zopakujte o chvíli později.',
        'Ismeretlen feladó–címzett páros, kérjük, néhány perc múlva ismételje meg a küldést.',
        'Bu alıcıya ilk kez yazıyorsunuz; iletiniz birkaç dakika sonraki denemede kabul edilecek.',
      ],
      isNot: ['Jestem na urlopie po raz pierwszy, wracam za kilka minut'],
    },
    {
      id: 'second-try',
      text: meet(word.FIRST_TRY, word.SECOND_TRY),
      unless: [word.ROOM_FOR_MAIL, word.VACATION],
      is: [
        'Перша спроба відхилена навмисно, наступна пройде',
        '最初の送信は拒否しました。2回目でお受けします',
      ],
      isNot: ['Urlop: pierwsza próba, druga za tydzień'],
    },
  ]),
  table('sender-rejected', [
    {
      id: 'domain-not-there',
      text: meetAll(word.SENDER, word.DOMAIN, word.NOT_THERE),
      unless: [...word.CHECKS, '|ptr', word.RECIPIENT, word.REVERSE],
      weight: 'clear',
      is: [
        '送信者のドメインは見つかりません',
        '보낸 사람의 도메인을 찾을 수 없습니다',
        'A feladó tartományát nem ismerjük',
        'نطاق المرسل غير موجود.',
        'Домейнът на подателя не съществува.',
        '553 5.1.8 Doména odesílatele není v DNS',
      ],
      isNot: ['550 Домен получателя не существует, сообщите отправителю'],
    },
    {
      id: 'address-refused',
      text: [
        ...meetAll(word.SENDER, word.ADDRESS, word.REFUSED),
        ...meetAll(word.SENDER, word.ADDRESS, word.NOT_THERE),
      ],
      unless: [...word.CHECKS, ADDRESS_OF_HOST, word.RECIPIENT, word.UNWANTED, word.BLACK_LIST],
      is: [
        '보낸 사람 주소를 상대 서버가 허용하지 않았습니다.',
        'Gonderici adresi karsi sunucu tarafindan kabul edilmedi.',
        '对方服务器不接受该发件人地址。',
      ],
      isNot: ['550 Odbiorca odrzucił wiadomości z adresu nadawcy'],
    },
    {
      id: 'return-address',
      text: meet(EASTERN_RETURN_ADDRESS, either(word.NOT_THERE, word.WRONG, word.REFUSED)),
      unless: word.CHECKS,
      weight: 'clear',
      is: [
        'Zpáteční adresa neexistuje, zprávu nepřijímáme',
        'Zwrócono: adres zwrotny jest błędny',
        'Обратный адрес письма не существует',
        'A visszacím nem létezik',
        '回信地址不存在',
      ],
      isNot: ['550 5.7.23 SPF: adres zwrotny nie przeszedł, odrzucono'],
    },
    {
      id: 'not-recognised',
      text: meet(either(word.SENDER, '{mail from}'), word.NOT_RECOGNISED),
      unless: [...word.CHECKS, word.RECIPIENT, ADDRESS_OF_HOST],
      is: [
        'A MAIL FROM-ban megadott feladót nem ismerjük',
        'MAIL FROM の送信者が確認できません',
        'Nie rozpoznajemy nadawcy w poleceniu MAIL FROM',
        'Не знаем отправителя, указанного в MAIL FROM',
      ],
      isNot: ['550 SPF nadawcy: nie rozpoznano'],
    },
    {
      id: 'domain-refused',
      text: meetAll(word.SENDER, word.DOMAIN, either(word.WRONG, word.BLOCKED, word.REFUSED)),
      unless: [...word.CHECKS, word.RECIPIENT, word.REVERSE],
      is: ['ชื่อโดเมนผู้ส่งไม่ถูกต้อง'],
      isNot: ['550 SPF: domena nadawcy odrzucona'],
    },
  ]),
  table('missing-ptr', [
    {
      id: 'names-differ',
      text: meet(HELO, word.NOT_MATCHING),

      is: [
        'Odesilajici server se predstavil jmenem, ktere nesouhlasi s jeho IP adresou (HELO).',
        'HELOで名乗ったホスト名と接続元のIPアドレスが一致しません。',
        'HELO 이름과 접속한 IP가 일치하지 않습니다.',
        'Nazwa podana w HELO nie odpowiada adresowi, z którego nawiązano połączenie.',
      ],
      isNot: ['Serwer nie odpowiada'],
    },
    {
      id: 'no-reverse',
      text: meetAll(word.REVERSE, word.NAME_RECORD, either(word.MISSING, word.NOT_THERE, word.FAILED)),
      unless: word.CHECKS,

      is: [
        '550 5.7.25 برای آی‌پی شما رکورد معکوس DNS وجود ندارد',
        '550 5.7.25 לכתובת ה-IP אין רשומת DNS הפוכה',
        'Jūsu IP adresei nav reversā DNS ieraksta.',
      ],
      isNot: ['550 5.7.23 SPF: brak rekordu dla adresu zwrotnego'],
    },
    {
      id: 'no-name-for-it',
      weight: 'hint',
      text: ['{rdns/revdns/反查/逆引/역조회}'],
      unless: [word.HOST_LISTS, ...word.CHECKS],
      is: ['192.0.2.7 反查不到主机名'],
      isNot: ['550 SPF mówi nie, revDNS też'],
    },
  ]),
  table('routing-loop', [
    {
      id: 'in-circles',
      text: meet(word.LOOP, either(word.MAIL, word.SERVER, word.HOPS, word.PASS_ON)),
      unless: [word.LOG_IN],
      is: [
        'E-mail se dokola předává mezi týmiž servery.',
        'Az üzenet körbe-körbe jár a szerverek között.',
        '554 5.4.6 Surat berputar-putar antar server',
        '554 5.4.6 Aptiktas pašto ciklas',
      ],
      isNot: ['451 Сервер не отвечает'],
    },
    {
      id: 'hops',
      text: meet(word.HOPS, word.TOO_MANY),

      is: ['中継回数が多すぎるため、転送を中止しました。'],
    },
  ]),
  table('throttling', [
    {
      id: 'number-of-recipients',
      weight: 'clear',
      text: [
        ...meet(`${word.NUMBER} * ${word.RECIPIENTS}`, word.EXCEEDED),
        ...meet(`${word.RECIPIENTS} * ${word.NUMBER}`, word.EXCEEDED),
        ...meet('{受信者数/宛先数/收件人数/收件者数/收件人數/收件者數/수신자 수}', word.EXCEEDED),
      ],
      unless: [word.MAILBOX, ...ANY_MAILBOX],
      is: [
        'Die zulässige Zahl an Empfängern wurde überschritten',
        'O número permitido de destinatários foi excedido',
        '452 Superato il numero massimo di destinatari',
        'Det tillåtna antalet mottagare har överskridits',
        'Sallittu vastaanottajien määrä on ylitetty',
        'Премашен је дозвољени број прималаца',
        'Ξεπεράστηκε ο επιτρεπόμενος αριθμός παραληπτών',
        '許可されている受信者数を超えました',
        'Jumlah penerima yang diizinkan terlampaui',
      ],
      isNot: [
        '552 Das Postfach des Empfängers hat die maximale Anzahl an Nachrichten überschritten',
        '552 Количество писем в ящике получателя превышает лимит',
        '552 Antalet meddelanden i mottagarens brevlåda överskrider gränsen',
      ],
    },
    {
      id: 'traffic',
      text: [
        ...meet(word.TRAFFIC, word.TOO_MANY),
        ...meetAll(word.PER_DAY, word.LIMIT, either(word.SENDING, word.TRAFFIC)),
        ...meet(word.PER_DAY, word.TOO_MANY),
      ],
      unless: [
        word.SIZE,
        word.HOPS,
        word.ROOM_FOR_MAIL,
        word.MAILBOX,
        word.ATTACHMENT,
        word.LOOP,
        word.TIMED_OUT,
      ],
      is: [
        'Za poslední hodinu jste odeslali víc zpráv, než je dovoleno. Počkejte prosím.',
        '421 4.7.0 تعداد اتصال‌ها بیش از حد است، بعداً تلاش کنید',
        'Ön elérte a napi küldési korlátot, holnap küldhet újra.',
        'Вы превысили суточную норму отправки, рассылка ограничена до завтра.',
      ],
      isNot: ['552 Слишком много писем в ящике получателя', 'mx.example.kr 연결 시간이 초과되었습니다'],
    },
    {
      id: 'slower-please',
      text: meet(word.SLOWER, either(word.SENDING, word.MAIL)),
      unless: [word.SIZE, word.VACATION],
      is: [
        'Posílejte prosím pomaleji, část zpráv jsme odložili.',
        'Надсилайте повільніше, частину листів відкладено.',
        '请放慢发送速度，部分邮件已推迟。',
      ],
      isNot: ['Na urlopie odpisuję wolniej na wiadomości'],
    },
    {
      id: 'more-than-usual',
      weight: 'hint',
      text: meet(either(word.MAIL, word.QUEUE, word.TRAFFIC), word.THAN_USUAL),
      is: ['Z tego adresu przychodzi więcej wiadomości niż zwykle'],
      isNot: ['451 Сервер занят'],
    },
    {
      id: 'recipients',
      weight: 'hint',
      text: meet(word.RECIPIENT, word.TOO_MANY),
      unless: [
        word.SIZE,
        word.HOPS,
        word.ROOM_FOR_MAIL,
        word.MAILBOX,
        word.ATTACHMENT,
        word.LOOP,
        word.TIMED_OUT,
        word.USED_UP,
        word.UNWANTED,
      ],
      is: ['收件人很多'],
      isNot: ['552 Wiadomość do odbiorcy waży zbyt wiele, rozmiar 30 MB'],
    },
    {
      id: 'in-a-minute',
      text: meetAll(word.PER_MINUTE, word.OVER, either(word.MAIL, word.TRAFFIC)),
      unless: [word.FIRST_TIME],
      is: ['W ciągu minuty przyszło ponad 100 wiadomości', '1分間に100通以上のメールを受信しました'],
      isNot: ['451 Первый раз: за минуту пришло больше одного письма, повторите'],
    },
  ]),
  table('content-rejected', [
    {
      id: 'dangerous-link',
      text: meet(word.LINK, word.DANGEROUS),
      is: [
        'A levélben szereplő hivatkozás veszélyes oldalra mutat, ezért visszautasítottuk.',
        '本文中のURLが危険なサイトと判定されたため、お届けできません。',
        'İletide zararlı bir siteye giden bağlantı bulunduğundan kabul edilmedi.',
      ],
    },
    {
      id: 'programs',
      text: meet(word.EXECUTABLE, word.FILE),
      is: ['実行形式のファイルは通過させておりません。'],
      isNot: ['550 Файл слишком велик'],
    },
    {
      id: 'kind-of-file',
      text: meet(word.FILE_KIND, either(word.NOT_PERMITTED, word.REFUSED)),
      is: ['Kiterjesztés nem engedélyezett', 'Bu uzantıya izin verilmiyor', 'Расширения запрещены'],
      isNot: ['550 Неизвестный тип файла'],
    },
    {
      id: 'locked-archive',
      text: meet(word.ARCHIVE, word.WITH_PASSWORD),
      is: ['Archiwum ZIP chronione hasłem', '带密码的ZIP压缩包'],
      isNot: ['550 Podaj hasło'],
    },
  ]),
  table('reputation', [
    {
      id: 'host-listed',
      text: meet(either(ADDRESS_OF_HOST, word.SERVER), word.BLACK_LIST),
      unless: [word.ADDED, word.LINK],
      is: ['554 5.7.1 כתובת ה-IP שלך נמצאת ברשימה השחורה'],
      isNot: ['550 Получатель внёс вас в чёрный список'],
    },
    {
      id: 'on-an-rbl',
      text: meet(either(word.SERVER, ADDRESS_OF_HOST, word.YOU), word.HOST_LISTS),
      is: ['귀사 서버가 RBL에 올라 있어 받지 않습니다.'],
      isNot: ['451 Сервер перегружен'],
    },
    {
      id: 'spam-from-host',
      text: meetAll(
        either(ADDRESS_OF_HOST, word.SERVER, word.SUBNET),
        either(word.TOO_MANY, word.CAME_OUT),
        word.UNWANTED,
      ),
      unless: [word.FILTER],
      weight: 'clear',
      is: [
        '550 5.7.1 Узел 203.0.113.88 заблокирован: с него идет большое количество спама',
        '送信元ホストは過去24時間に迷惑メールを多数送ったため、受け付けを停止しています',
        '550 貴主機因寄送垃圾信遭本站封鎖',
        'Serwer rozsyłał w ostatniej dobie niechcianą pocztę',
        '554 Z państwa serwera trafia do nas zbyt wiele spamu',
        '554 С вашего IP приходит слишком много спама',
        '554 Túl sok kéretlen levél érkezik az Ön szerveréről',
        'Z vašeho serveru k nám chodí příliš mnoho spamu, proto z něj poštu dočasně nebereme.',
      ],
      isNot: ['550 サーバが迷惑メールと判定しました'],
    },
    {
      id: 'source-of-spam',
      text: meet(word.UNWANTED, word.SOURCE),
      is: ['Váš server je zdrojem nevyžádané pošty'],
      isNot: ['550 Письмо похоже на спам'],
    },
    {
      id: 'abuse-from-there',
      text: meet(either(ADDRESS_OF_HOST, word.SERVER, word.SUBNET), word.ABUSE),
      is: ['Zbyt wiele nadużyć z tej podsieci', 'このIP帯からの不正利用が多発しています'],
      isNot: ['550 Zgłoś nadużycie'],
    },
  ]),
  table('recipient-refused', [
    {
      id: 'own-black-list',
      text: meetAll(ANY_RECIPIENT, either(word.ADDED, word.YOU, word.SENDER), word.BLACK_LIST),
      unless: [ADDRESS_OF_HOST, word.SERVER, word.DOMAIN, word.OWN_LIST],
      weight: 'clear',
      is: [
        '550 您已被收件人加入黑名单',
        '550 5.7.1 Получатель внёс вас в свой чёрный список',
        '对方将您加入了黑名单，因此邮件被退回。',
      ],
      isNot: ['554 IP-адрес добавлен в чёрный список, сообщите получателю'],
    },
    {
      id: 'shut-out',
      text: meetAll(ANY_RECIPIENT, word.BLOCKED, either(word.YOU, word.SENDER)),
      unless: [ADDRESS_OF_HOST, word.SERVER, word.DOMAIN, word.MAILBOX, word.UNWANTED],
      is: [
        'گیرنده ایمیل‌های شما را مسدود کرده است.',
        'Penerima telah memblokir pesan dari Anda.',
        'Saņēmējs ir bloķējis jūsu vēstules.',
        '550 5.7.1 收件人已將您封鎖',
      ],
      isNot: ['554 Serwer odbiorcy zablokował państwa adres IP'],
    },
    {
      id: 'filter',
      text: meetAll(ANY_RECIPIENT, word.FILTER, either(word.YOU, word.NOT_LET_THROUGH, word.BLOCKED)),
      unless: [word.UNWANTED, ADDRESS_OF_HOST, word.SERVER],
      is: [
        'A címzett szűrője nem engedi be az Ön leveleit.',
        '수신자가 설정한 필터 때문에 귀하의 메일은 통과하지 못합니다.',
        'Adresat ustawił filtr, który nie wpuszcza Pana listów.',
        'Адресат настроил фильтр, который ваши письма не пропускает.',
      ],
      isNot: ['554 Фильтр сервера получателя не пропускает ваш IP'],
    },
    {
      id: 'does-not-wish',
      text: meet(ANY_RECIPIENT, word.NO_WISH),
      unless: [word.SERVER, ADDRESS_OF_HOST],
      is: ['Gavėjas nenori jūsų laiškų.'],
      isNot: ['554 Serwer odbiorcy nie chce połączeń z tego IP'],
    },
    {
      id: 'refuses-you',
      weight: 'hint',
      text: meetAll(word.RECIPIENT, word.REFUSED, word.YOU),
      unless: [
        word.SERVER,
        ADDRESS_OF_HOST,
        word.UNWANTED,
        word.DOMAIN,
        word.ADDRESS,
        word.MAILBOX,
        word.HOUSE_RULES,
        word.SIZE,
        word.ATTACHMENT,
        ...word.CHECKS,
      ],
      is: ['Odbiorca odrzuca wszystko od pana'],
      isNot: ['554 Сервер получателя отклонил ваше письмо'],
    },
    {
      id: 'members-only',
      text: meet(word.ONLY, word.MEMBERS),
      unless: [word.LOG_IN, word.ENCRYPTED],
      is: ['Bu gruba yalnızca kurum çalışanları ileti gönderebilir.'],
      isNot: ['530 Wysyłać mogą tylko zalogowani pracownicy'],
    },
    {
      id: 'no-permission',
      weight: 'clear',
      text: meetAll(word.NO_PERMISSION, word.SENDING, either(word.RECIPIENT, word.GROUP, word.LIST)),
      unless: [word.BY_WAY_OF, word.FOREIGN],
      is: [
        'Nie masz uprawnień do wysyłania do tej grupy',
        'У вас нет прав отправлять письма этому получателю',
      ],
      isNot: ['550 Nie masz uprawnień do wysyłania do tego odbiorcy przez ten serwer'],
    },
    {
      id: 'from-outside',
      text: meet(word.FROM_OUTSIDE, either(word.REFUSED, word.TAKES_NO, word.NOT_PERMITTED)),
      unless: [word.FOREIGN, word.ATTACHMENT, word.LINK, word.PASS_ON, word.LOG_IN, ADDRESS_OF_HOST],
      is: [
        'Wiadomości z zewnątrz nie przyjmujemy',
        'Письма извне отклоняются',
        '外部からのメールは拒否されます',
      ],
      isNot: ['550 Załączniki z zewnątrz są zabronione'],
    },
    {
      id: 'refuses-that-sender',
      weight: 'clear',
      text: meetAll(word.RECIPIENT, either(word.REFUSED, word.NO_WISH), word.SENDER),
      unless: [word.SERVER, ADDRESS_OF_HOST, word.ADDRESS, word.DOMAIN, ...word.CHECKS],
      is: [
        '550 Odbiorca nie przyjmuje wiadomości od tego nadawcy',
        'Письма этого отправителя адресат отклоняет',
        '收件人不接受此发件人的来信',
      ],
      isNot: ['554 Serwer odbiorcy odrzuca nadawcę'],
    },
  ]),
  table('not-accepting-mail', [
    {
      id: 'for-sending-only',
      text: meet(word.ONLY, word.FOR_SENDING),
      unless: [word.LOG_IN, word.ENCRYPTED, word.MEMBERS, word.LIMIT, word.FOREIGN],
      is: [
        '本アドレスは送信専用ですので、お送りいただいても受信できません。',
        '발신 전용 주소이므로 회신 메일을 받을 수 없습니다.',
        'Ze wskazanego serwera korzystamy wyłącznie do wysyłki; żadne listy nie są na nim odbierane.',
        'Этот узел предназначен только для исходящих рассылок, входящие письма на нём не обслуживаются.',
      ],
      isNot: [
        '550 Для отправки нужен только шифрованный канал',
        '421 1日の送信上限を超えたため受信のみ可能です',
      ],
    },
    {
      id: 'empty-mx',
      text: meet(NULL_MX, word.EMPTY),
      unless: [word.SENDER, 'mail from', '|sender', word.CONNECTION],
      weight: 'clear',
      is: [
        'Dla tej domeny wpisano pusty rekord MX',
        'Doména má nastaven prázdný záznam MX, to znamená, že žádné e-maily nechce dostávat.',
        'Alan adı boş MX kaydı yayımlıyor, yani hiçbir iletiyi kabul etmiyor.',
      ],
      isNot: ['553 5.1.8 У домена отправителя пустая запись MX'],
    },
    {
      id: 'takes-none',
      weight: 'hint',
      text: meet(either(word.SERVER, word.DOMAIN), word.TAKES_NO),
      unless: [
        ADDRESS_OF_HOST,
        word.SENDER,
        word.RECIPIENT,
        word.TEMPORARY,
        word.LATER,
        word.YOU,
        word.ENCRYPTED,
        word.UNWANTED,
        word.SIZE,
        word.FOREIGN,
        word.USED_UP,
        word.FAULT,
        word.OTHER_SIDE,
        word.ATTACHMENT,
        word.HOST_LISTS,
        ...word.CHECKS,
      ],
      is: [
        '521 هذا الخادم لا يستقبل البريد',
        '521 Този сървър не приема поща',
        '521 See server kirju vastu ei võta',
        '521 این سرور ایمیل دریافت نمی‌کند',
      ],
      isNot: ['451 Сервер временно не принимает почту', '554 Serwer nie przyjmuje poczty z tego IP'],
    },
  ]),
  table('malformed-message', [
    {
      id: 'header-missing',
      text: [...meet(word.HEADER, word.MISSING), ...meet(word.HEADER_FIELD, word.MISSING)],
      unless: [HELO, word.REVERSE, ...word.CHECKS, word.RECIPIENT],
      is: [
        '550 5.6.0 Липсва заглавно поле From',
        'Zpráva nemá hlavičku From, a proto ji nelze přijmout.',
        'Fromヘッダが存在しないメールは受け取れません。',
        '550 5.6.0 메일 헤더에 From 항목이 없습니다',
      ],
      isNot: ['550 Brak SPF w nagłówku'],
    },
    {
      id: 'damaged',
      text: [...meet(word.HEADER, either(word.STANDARD, word.DAMAGED)), ...meet(word.MAIL, word.DAMAGED)],
      unless: [word.ATTACHMENT, word.FILE, HELO],
      is: [
        'Zpráva je poškozená, hlavičky nejsou podle normy.',
        'Письмо повреждено: заголовки не по стандарту.',
        'İleti bozuk, üst bilgileri standarda uygun değil.',
        '邮件已损坏，信头不合标准。',
      ],
      isNot: ['550 Załącznik do wiadomości jest uszkodzony'],
    },
  ]),
  table('message-too-large', [
    {
      id: 'attachment',
      text: meet(word.ATTACHMENT, word.TOO_BIG),
      is: ['附件过大，对方邮箱只允许接收20M以内的邮件。'],
    },
    {
      id: 'size',
      text: meetAll(word.SIZE, word.MAIL, word.TOO_BIG),
      unless: [word.MAILBOX, word.PER_DAY, word.HEADER],
      is: ['Размерът на писмото надхвърля позволеното.'],
      isNot: ['552 Размер писем в ящике превышает квоту'],
    },
    {
      id: 'megabytes-that-meet',
      text: meetAll(either(word.MAIL, word.ATTACHMENT, word.SIZE), word.MEGABYTES, word.AT_MOST),
      unless: [word.MAILBOX, word.PER_DAY, word.DISK],
      is: [
        'メールは31MBですが、25MBまでしか送れません。',
        'Писмото е 31 MB, а може най-много 25 MB.',
        'Письмо весит 31 МБ, а можно не больше 25 МБ.',
        'İleti 31 MB, en çok 25 MB olabilir.',
      ],
      isNot: ['552 В ящике 30 МБ, больше не более 25 МБ'],
    },
    {
      id: 'over-the-limit',
      weight: 'hint',
      text: [...meet(word.FILE, word.TOO_BIG), ...meetAll(word.MAIL, word.TOO_BIG, word.LIMIT)],
      unless: [word.MAILBOX, word.PER_DAY, word.TRAFFIC, word.ROOM_FOR_MAIL, word.HEADER],
      is: ['Thư đã vượt quá giới hạn'],
      isNot: ['452 Skrzynka: wiadomości przekraczają limit'],
    },
  ]),
  table('media-unsupported', [
    {
      id: 'coding',

      text: [
        ...meet(word.CODING, word.NOT_SUPPORTED_THERE),
        ...meetAll(word.CONVERT, either(word.CODING, word.MAIL), word.FAILED),
      ],
      unless: [word.ADDRESS],
      is: ['554 5.6.1 A fogadó rendszer nem támogatja ezt a formátumot'],
    },
  ]),
  table('mailbox-full', [
    {
      id: 'room-used-up',
      text: [
        ...meetAll(either(word.RECIPIENT, word.MAILBOX, word.USER), word.ROOM_FOR_MAIL, word.USED_UP),
        ...meet(either(word.MAILBOX, word.RECIPIENT, word.MAIL), word.DOES_NOT_FIT),
      ],
      unless: [word.SERVER, word.DISK, word.PER_DAY],
      is: [
        'Do schránky adresáta se už další zprávy nevejdou, protože má obsazenou celou kapacitu.',
        'A felhasznalo elhasznalta a rendelkezesere allo tarhelyet, igy uj levelet nem tud fogadni.',
        '552 5.2.2 Odbiorca wykorzystal caly przydzielony limit miejsca na skrzynce',
        'Primatelj je popunio sav raspoloživi prostor u sandučiću.',
      ],
      isNot: ['452 Na serwerze użytkownika zabrakło miejsca na dysku'],
    },
    {
      id: 'has-to-clean-up',
      text: meetAll(
        either(word.RECIPIENT, word.USER),
        word.CLEAN_UP,
        either(word.MAILBOX, word.ROOM_FOR_MAIL, word.MAIL),
      ),
      unless: [word.SERVER, word.DISK],
      is: [
        'A címzettnek ki kell ürítenie a fiókját, mert több levél nem fér bele.',
        'Prejemnik mora izprazniti predal, ker nova pošta ne gre več vanj.',
        '请通知收件人清理邮件，新邮件已放不进去。',
      ],
      isNot: ['452 Serwer użytkownika trzeba opróżnić z listów'],
    },
    {
      id: 'bound-reached',
      text: meetAll(
        either(word.RECIPIENT, word.MAILBOX, word.USER),
        word.REACHED,
        either(word.ROOM_FOR_MAIL, word.LIMIT),
      ),
      unless: [word.SERVER, word.DISK, word.PER_DAY, word.SENDER, word.TRAFFIC, word.DOMAIN],
      is: ['Skrzynka osiągnęła dopuszczalny limit', 'Akun penerima telah mencapai batas penyimpanan'],
      isNot: ['452 Dysk użytkownika osiągnął limit'],
    },
    {
      id: 'storage-allotted',
      weight: 'hint',
      text: meet(either(word.REACHED, word.TOO_MANY), word.STORED),
      unless: [word.SERVER, word.DISK, word.SYSTEM],
      is: ['过量的存储分配'],
      isNot: ['452 Serwer: przekroczono limit przechowywanych danych'],
    },
    {
      id: 'room-to-be-made',
      text: meet(either(word.RECIPIENT, word.USER), word.MAKE_ROOM),
      unless: [word.SERVER, word.DISK],
      is: ['Odbiorca musi zwolnić trochę miejsca', '收件人需先腾出空间'],
      isNot: ['452 На диске пользователя нужно освободить место'],
    },
  ]),
  table('mailbox-disabled', [
    {
      id: 'account-shut',
      text: [
        ...meet(word.MAILBOX, word.SHUT),
        ...meet(word.MAILBOX, word.NEGLECTED),
        ...meet(word.MAILBOX, word.UNPAID),
      ],
      unless: [ADDRESS_OF_HOST, word.SENDER, word.DOMAIN, word.YOU, word.BLACK_LIST, word.UNWANTED],
      is: [
        '550 5.2.1 تم تعليق هذا الحساب',
        'Właściciel konta nie opłacił usługi, dlatego odbieranie poczty zostało na tym koncie wyłączone.',
        'Bu posta kutusu uzun süre kullanılmadığı için kapatıldı.',
      ],
      isNot: ['554 Адрес отправителя: аккаунт заблокирован'],
    },
    {
      id: 'access-taken',
      text: meetAll(either(word.MAILBOX, word.USER), word.ACCESS, word.TAKEN_AWAY),
      unless: [ADDRESS_OF_HOST, word.SENDER, word.DOMAIN],
      is: [
        'Власникові скриньки тимчасово закрили доступ.',
        'Dostęp do tej skrzynki został czasowo odebrany przez operatora.',
      ],
      isNot: ['554 Отправителю ящика закрыт доступ'],
    },
    {
      id: 'customer-shut',
      weight: 'hint',
      text: [...meet(word.CUSTOMER, word.SHUT), ...meet(word.CUSTOMER, word.UNPAID)],
      unless: [ADDRESS_OF_HOST, word.SENDER, word.DOMAIN, word.YOU, word.BLACK_LIST, word.UNWANTED],
      is: ['Клиент отключен'],
      isNot: ['554 Klient z IP 192.0.2.1 jest zablokowany'],
    },
    {
      id: 'recipient-shut',
      weight: 'hint',
      text: meet(either(word.RECIPIENT, word.USER), word.SHUT),
      unless: [
        ADDRESS_OF_HOST,
        word.SENDER,
        word.DOMAIN,
        word.YOU,
        word.SERVER,
        word.BLACK_LIST,
        word.UNWANTED,
      ],
      is: ['이용중지 사용자'],
      isNot: ['554 Пользователь с вашего IP заблокирован'],
    },
  ]),
  table('moved', [
    {
      id: 'elsewhere',
      text: [
        word.NEW_ADDRESS,
        ...meetAll(word.CHANGED, word.ADDRESS, either(word.WRITE_TO, '{@}')),
        ...meet(word.LEFT, word.WRITE_TO),
        ...meet(word.LEFT, either(word.NEW_ADDRESS, word.CURRENT_ADDRESS, '{@}')),
        ...meet(word.CURRENT_ADDRESS, '{@}'),
      ],
      unless: [word.VACATION, word.SENDER, ADDRESS_OF_HOST, word.HELP_DESK, word.UNWANTED, word.DOMAIN],
      is: [
        'غيّر المستلم عنوانه، يرجى المراسلة على sara@jadid.example.',
        '551 Uživatel přešel jinam, pište na novak@nova.example',
        'Saajal on uus aadress: mari@uus.example.',
        'הנמען החליף כתובת, נא לכתוב אל dana@hadash.example.',
      ],
      isNot: [
        'Jestem na urlopie, mój nowy adres: jan@example.pl',
        '554 Изменился адрес отправителя, пишите на help@example.ru',
      ],
    },
    {
      id: 'write-there',
      reply: [551],
      text: [`${word.WRITE_TO} * @`, `@ * ${word.WRITE_TO}`],
      unless: [
        word.VACATION,
        word.SENDER,
        ADDRESS_OF_HOST,
        word.HELP_DESK,
        word.UNWANTED,
        word.DOMAIN,
        word.LATER,
      ],
      is: ['551 Пишите лучше сюда: olga@mail.example', '551 Pište raději na eva@posta.example'],
      isNot: ['551 Отклонено, пишите отправителю на a@example.ru'],
    },
  ]),
  table('unknown-domain', [
    {
      id: 'behind-the-at',
      weight: 'clear',
      text: meet(word.AFTER_AT, either(word.WRONG, word.NOT_THERE)),
      unless: [word.SENDER],
      is: [
        'Část adresy za zavináčem je špatně, takový server na internetu není.',
        'A kukac utáni rész hibás, ilyen szerver nincs az interneten.',
        'アットマークより右側が間違っています。そのようなサーバーはインターネット上にありません。',
        'Człon po małpie jest błędny, taka strona w sieci nie działa i nie ma swojego serwera pocztowego.',
      ],
      isNot: ['553 В адресе отправителя часть после @ неверна'],
    },
    {
      id: 'not-there',
      text: [
        ...meetAll(word.RECIPIENT, word.DOMAIN, word.NOT_THERE),
        ...meetAll(word.DOMAIN, either(word.SERVER, NULL_MX), word.NOT_THERE),
        ...meet(word.DOMAIN, word.NOT_REGISTERED),
      ],
      unless: [word.SENDER, word.USER, word.MAILBOX, ...word.CHECKS, word.REVERSE],
      is: [
        'Nazwa domeny, którą wpisano po znaku @, nie została nigdy zarejestrowana albo wygasła.',
        'Домен примаоца није пронађен.',
      ],
      isNot: ['553 Домен отправителя не зарегистрирован'],
    },
    {
      id: 'domain-name',
      weight: 'clear',
      text: meet(word.DOMAIN_NAME, word.NOT_THERE),
      unless: [word.SENDER, ...word.CHECKS, word.REVERSE],
      is: ['K zadanému jménu domény se v DNS nenašel žádný poštovní server'],
      isNot: ['553 Nazwa domeny nadawcy nie istnieje'],
    },
    {
      id: 'not-found',
      text: [...meet(word.DOMAIN, word.NOT_FOUND), ...meetAll(word.SERVER, word.MAIL, word.NOT_FOUND)],
      unless: [word.SENDER, word.USER, word.MAILBOX, ...word.CHECKS, word.REVERSE, word.RECIPIENT, DNS],
      is: ['لم يتم العثور على النطاق', 'Nie znaleziono serwera poczty'],
      isNot: ['550 Użytkownika w domenie nie znaleziono'],
    },
  ]),
  table('relay-denied', [
    {
      id: 'passing-on',
      text: [
        ...meet(word.PASS_ON, word.NOT_PERMITTED),
        ...meet(word.FOREIGN, word.NOT_PERMITTED),
        ...meet(word.FOREIGN, word.LOG_IN),
      ],
      unless: [...word.CHECKS, word.ATTACHMENT],
      is: [
        '550 5.7.1 Пересилати на чужі домени не дозволено',
        '550 5.7.1 غير مسموح بإعادة التوجيه',
        '550 5.7.1 Pres tento server nemuzete posilat postu do cizich domen',
        '550 5.7.1 Edastamine pole lubatud',
      ],
      isNot: ['550 5.7.23 SPF: пересылка не разрешена'],
    },
    {
      id: 'own-way-out',
      text: [
        ...meet(word.OWN_SERVER, either(word.NOT_CARRIED, word.FOREIGN)),
        ...meetAll(word.DOMAIN, word.NOT_CARRIED, word.MAIL),
      ],
      unless: [...word.CHECKS, word.SENDER],
      is: [
        'A masik.example tartománynak mi nem szállítunk, használja a saját SMTP-kiszolgálóját.',
        '他社ドメインへの配送は行っておりません。ご自身のSMTPサーバーをご利用ください。',
        'Za tuđu domenu ne prenosimo poštu, koristite vlastiti SMTP poslužitelj.',
        'Nie świadczymy usług dla domeny wp.example, proszę użyć własnego serwera SMTP.',
      ],
      isNot: ['550 SPF: собственный сервер не обслуживаем'],
    },
    {
      id: 'log-in-to-send',
      text: meetAll(word.LOG_IN, word.FIRST, word.SENDING),
      unless: [...word.CHECKS, word.NEGLECTED, word.ENCRYPTED],
      is: [
        'Odesílání zamítnuto: nejprve se na SMTP serveru přihlaste jménem a heslem.',
        'Idegen tartományba csak bejelentkezés után lehet ezen a szerveren át levelet küldeni.',
        'SMTP認証を行わずに外部ドメイン宛のメールを送信することはできません。',
        'Przed wysłaniem listu trzeba się zalogować na serwerze SMTP, w przeciwnym razie nie wolno przesyłać poczty na zewnątrz.',
      ],
      isNot: ['550 Skrzynka nieużywana: przed wysłaniem trzeba się zalogować'],
    },
    {
      id: 'no-permission-by-way',
      text: meetAll(word.NO_PERMISSION, word.BY_WAY_OF, word.SERVER),
      is: ['Nie masz uprawnień do wysyłania przez ten serwer', 'У вас нет прав отправлять через этот сервер'],
      isNot: ['550 У вас нет прав'],
    },
    {
      id: 'not-local',
      text: meet(either(word.USER, word.RECIPIENT), word.NOT_LOCAL),
      is: ['551 Użytkownik nie jest lokalny', '551 사용자가 로컬이 아닙니다'],
      isNot: ['550 Użytkownik nieznany'],
    },
    {
      id: 'must-log-in',
      weight: 'hint',
      text: meet(word.LOG_IN, word.MUST),
      unless: [
        ...word.CHECKS,
        word.ENCRYPTED,
        word.NEGLECTED,
        word.SENDER,
        word.RECIPIENT,
        word.DOMAIN,
        word.LINK,
      ],
      is: ['Vyžaduje se ověření', '必须通过验证'],
      isNot: ['550 Získejte ověření SPF, vyžaduje se'],
    },
    {
      id: 'not-for-that',
      text: meetAll(word.SERVER, word.NOT_FOR, either(word.SENDING, word.FROM_OUTSIDE)),
      unless: [...word.CHECKS],
      is: ['Ten serwer nie służy do wysyłania poczty na zewnątrz', '本服务器不用于对外发信'],
      isNot: ['550 SPF: serwer nie służy do wysyłania'],
    },
  ]),
  table('tls-required', [
    {
      id: 'encryption',
      text: [
        ...meet(word.ENCRYPTED, word.MUST),
        ...meetAll(word.ENCRYPTED, word.CONNECTION, either(word.FAILED, word.NOT_PERMITTED)),
      ],
      unless: [word.ATTACHMENT, 'html', '|zip'],
      is: ['Reikalingas šifruotas ryšys.', 'Nepieciešams šifrēts savienojums.'],
      isNot: ['554 Допустимы только незашифрованные вложения'],
    },
  ]),
  table('invalid-address', [
    {
      id: 'at-sign',
      weight: 'clear',
      text: meet(word.AT_SIGN, word.MISSING),
      unless: [word.SENDER, word.AFTER_AT],
      is: [
        'В адресе нет знака @',
        'W adresie brakuje znaku @',
        'E-posta adresinde @ işareti eksik olduğu için geçersiz sayıldı.',
      ],
      isNot: ['553 Brak znaku @ w adresie nadawcy'],
    },
    {
      id: 'characters',
      text: meetAll(word.ADDRESS, word.CHARACTERS, word.NOT_ALLOWED_IN),
      unless: [word.SENDER, ADDRESS_OF_HOST, word.HEADER],
      is: [
        '501 5.1.3 W adresie odbiorcy wystepuja niedozwolone znaki',
        'В адресе есть пробелы или кириллические буквы, так что отправить по нему письмо нельзя.',
      ],
      isNot: ['553 В адресе отправителя недопустимые символы'],
    },
  ]),
  table('policy', [
    {
      id: 'rules-of-the-house',
      weight: 'hint',
      text: meet(word.HOUSE_RULES, NOT_HAD),
      unless: [...word.CHECKS, word.UNWANTED],
      is: [
        '550 5.7.1 Odmítnuto podle vnitřních pravidel společnosti',
        'A helyi biztonsági előírások nem teszik lehetővé a levél átvételét.',
        '보안 규정상 이 메일은 받을 수 없습니다.',
        'Zasady bezpieczeństwa ustalone przez administratora nie zezwalają na przyjęcie tej poczty.',
      ],
      isNot: ['550 Отклонено по политике DMARC'],
    },
    {
      id: 'violates-rules',
      weight: 'hint',
      text: meet(word.HOUSE_RULES, word.VIOLATES),
      unless: [...word.CHECKS, word.UNWANTED, word.PROTOCOL],
      is: ['邮件违反了规定'],
      isNot: ['554 Реклама нарушает правила'],
    },
  ]),
  table('network-error', [
    {
      id: 'dns-for-now',
      text: meet(either(DNS, '{|mx|}'), either(word.TEMPORARY, word.FAILED)),
      unless: [word.SENDER, word.REVERSE, '|ptr', ...word.CHECKS, '|rdns'],
      is: [
        '451 4.4.3 Chwilowy blad zapytania DNS o rekord MX',
        'Dočasná chyba pri zisťovaní záznamu MX v DNS.',
      ],
      isNot: ['450 Временная ошибка DNS при проверке отправителя'],
    },
    {
      id: 'no-way-there',
      text: meet(word.ROUTE, word.NO_WAY),
      unless: [word.ADDRESS, word.MAILBOX],
      is: ['K cílovému serveru nevede žádná síťová cesta.', 'A célhálózathoz nem vezet útvonal.'],
      isNot: ['550 Nie ma takiego adresu na tej trasie'],
    },
  ]),
  table('timeout', [
    {
      id: 'server-silent',
      text: meet(word.SERVER, word.NO_ANSWER),
      unless: [HELO, word.REVERSE],
      is: ['Сервер примаоца не одговара.'],
      isNot: ['550 Имя сервера в HELO не отвечает правилам'],
    },
    {
      id: 'nobody-answered',
      text: meet(word.CONNECTION, word.NO_ANSWER),
      unless: [HELO, word.REVERSE, word.ADDRESS],
      is: [
        'mx.firma.example 에 접속해 보았으나 반응이 없었습니다.',
        'کوشیدیم به mx.firma.example وصل شویم ولی پاسخی نیامد.',
        'Próbowaliśmy się połączyć z mx.firma.example, lecz nikt się nie zgłosił.',
        '尝试连接mx.firma.example，对方毫无反应。',
      ],
      isNot: ['501 HELO: na połączenie nikt nie odpowiada'],
    },
    {
      id: 'idle',
      text: meet(word.IDLE, either(word.CHANNEL, word.CONNECTION)),
      weight: 'clear',
      is: [
        '421 Zbyt długa bezczynność, zamykam kanał',
        '421 Neaktivita, uzavírám spojení',
        'Соединение закрыто из-за бездействия',
        '421 Uzun süre işlem yapılmadı, bağlantı kapatılıyor',
        '421 連線閒置過久，關閉通道',
      ],
      isNot: ['550 Konto nieaktywne od roku', '421 没有空闲连接'],
    },
    {
      id: 'connection-failed',
      weight: 'hint',
      text: meet(word.CONNECTION, either(word.FAILED, word.LOST)),
      unless: [word.ENCRYPTED, word.LOG_IN, word.CONVERT, HELO, ...word.CHECKS],
      is: ['Nie udało się nawiązać połączenia', 'Spojenie sa nepodarilo', 'การเชื่อมต่อล้มเหลว'],
      isNot: ['454 Nie udało się zaszyfrować połączenia'],
    },
  ]),
  table('system-full', [
    {
      id: 'disk',
      text: [
        ...meet(word.DISK, word.USED_UP),
        ...meetAll(either(word.SERVER, word.SYSTEM), word.ROOM_FOR_MAIL, word.USED_UP),
      ],
      unless: [word.RECIPIENT, word.MAILBOX, word.USER],
      is: [
        'Disk poštovního serveru je zaplněný, poštu zatím nemůže ukládat.',
        '452 4.3.1 A szerver lemeze megtelt',
        'メールサーバーの空き領域がなくなったため、一時的に受信できません。',
        '메일 서버의 저장 공간이 모두 소진되어 일시적으로 받을 수 없습니다.',
      ],
      isNot: ['552 Disk uživatele je zaplněný'],
    },
  ]),
  table('system-error', [
    {
      id: 'fault',
      text: meet(either(word.SERVER, word.SYSTEM), word.FAULT),
      unless: [word.UNWANTED],
      is: ['Poštovní systém příjemce má právě poruchu.'],
    },
    {
      id: 'broke-here',
      text: meet(word.BROKE, either(word.WITH_US, word.LATER)),
      unless: [word.ATTACHMENT],
      is: [
        'Nálunk elromlott valami, próbálja egy óra múlva.',
        '저희 쪽에 고장이 나서 한 시간 뒤에 다시 보내 주세요.',
        'Pri nas se je nekaj pokvarilo, poskusite čez eno uro.',
        'У нас что-то сломалось, попробуйте через час.',
      ],
      isNot: ['550 Załącznik się zepsuł, spróbuj ponownie później'],
    },
    {
      id: 'out-of-service',
      text: meet(either(word.SERVER, word.SYSTEM), word.UNAVAILABLE),
      unless: [word.USER, word.MAILBOX, word.ADDRESS, word.ROUTE],
      is: ['Máy chủ hiện không sẵn sàng', 'เซิร์ฟเวอร์ใช้งานไม่ได้'],
      isNot: ['550 Ящик пользователя на сервере недоступен'],
    },
    {
      id: 'error-of-it',
      weight: 'hint',
      text: [
        ...meet(either(word.SERVER, word.SYSTEM), word.ERROR_WORD),
        ...meet(word.ABORTED, word.ERROR_WORD),
      ],
      unless: [
        word.SENDER,
        word.RECIPIENT,
        word.ADDRESS,
        word.USER,
        word.SYNTAX,
        word.PARAMETER,
        word.DOMAIN,
      ],
      is: [
        'Operace přerušena kvůli chybě',
        'Операция прервана из-за ошибки',
        '451 4.3.0 サーバー内部でエラーが発生しました',
        '451 4.3.0 Vidinė serverio klaida',
      ],
      isNot: ['501 Ошибка синтаксиса: адрес на сервере'],
    },
    {
      id: 'busy',
      text: meet(either(word.SERVER, word.SYSTEM, word.QUEUE), word.BUSY),
      unless: [word.VACATION],
      is: ['Kolejka jest zajęta', '队列忙', '서버 혼잡'],
      isNot: ['Na urlopie, kolejka zajęta'],
    },
    {
      id: 'channel-closes',
      text: meet(word.CHANNEL, word.CLOSES),
      is: ['421 Канал закрывается', 'Kanal kapanıyor'],
      isNot: ['550 Канал не найден'],
    },
  ]),
  table('list-expansion', [
    {
      id: 'list',
      text: meet(word.LIST, word.EXPAND),
      is: [
        'Seznam adresátů se nepodařilo rozvinout, konference překročila povolený počet členů.',
        'A levelezőlista kibontása nem sikerült.',
        'Dağıtım listesi genişletilemedi.',
      ],
    },
  ]),
  table('spam-filter', [
    {
      id: 'judged',
      text: meet(word.UNWANTED, word.JUDGED),
      unless: [ADDRESS_OF_HOST],
      is: [
        'Vēstule atzīta par mēstuli un noraidīta.',
        '550 5.7.1 此郵件被視為廣告信而退回',
        '550 迷惑メールと判定しました',
        '554 信件被判定為垃圾郵件',
        '550 스팸 메일로 분류되어 차단되었습니다',
        '550 ההודעה סווגה כדואר זבל',
        '550 تم تصنيف الرسالة كبريد عشوائي',
        '550 ข้อความถูกระบุว่าเป็นสแปม',
        '550 Thư bị coi là thư rác',
        '550 संदेश को स्पैम माना गया',
      ],
      isNot: ['554 IP-адрес помечен как источник спама'],
    },
  ]),
  table('expired', [
    {
      id: 'for-days',
      weight: 'hint',
      text: [
        ...meet(word.NOT_DELIVERED, word.DAYS),
        ...meet(word.NOT_DELIVERED, word.GIVEN_UP),
        ...meet(word.QUEUE, word.TIME_OVER),
        ...meet(word.GIVEN_UP, word.TRIES),
        ...meetAll(word.QUEUE, word.DAYS, word.NOT_DELIVERED),
      ],
      is: [
        'Mesaj 5 gün boyunca teslim edilemedi',
        'Doba, po kterou zpráva smí čekat ve frontě, uplynula.',
        'Pesan gagal dikirim setelah dicoba selama lima hari.',
        'メールの保持期限を過ぎたため返送いたします。',
      ],
    },
    {
      id: 'tried-in-vain',
      weight: 'hint',
      text: [
        ...meetAll(word.DAYS, word.TRIED, either(word.IN_VAIN, word.NO_MORE, word.GIVEN_UP)),
        ...meetAll(word.TRIED, word.IN_VAIN, word.NO_MORE),
      ],
      is: [
        'Tři dny jsme to zkoušeli marně, dál zprávu neposíláme.',
        'Három napig hiába próbálkoztunk, tovább nem küldjük.',
        '3日間試しましたが届かず、以後の送信は行いません。',
        'Đã thử ba ngày mà không được, chúng tôi không gửi nữa.',
      ],
      isNot: ['Próbowaliśmy raz'],
    },
  ]),
  table('unknown-user', [
    {
      id: 'nobody-that-meets',
      text: meet(word.SUCH_NAME, word.NONE_HERE),
      unless: [word.SENDER, ADDRESS_OF_HOST, word.DOMAIN, word.VACATION],
      is: [
        'そのような名前の方は当サーバーにおりません。',
        '그런 이름을 가진 사람은 저희 쪽에 없습니다.',
        'Takého človeka v našej databáze nemáme.',
        '我们这里没有叫这个名字的人。',
      ],
      isNot: ['Nikogo takiego nie ma w biurze, jestem na urlopie'],
    },
    {
      id: 'address-not-there',
      text: meet(
        either(word.ADDRESS, word.MAILBOX, word.USER, word.RECIPIENT),
        either(word.NOT_EXISTING, word.NOT_FOUND),
      ),
      unless: [
        word.SENDER,
        word.DOMAIN,
        ADDRESS_OF_HOST,
        word.SERVER,
        word.FILE,
        word.HEADER,
        word.REVERSE,
        word.ATTACHMENT,
        ...word.CHECKS,
        word.AFTER_AT,
      ],
      is: ['存在しないメールアドレスです', '未找到收件人 x@example.cn'],
      isNot: ['553 Адрес отправителя не существует', '550 Домена в адресе не существует'],
    },
    {
      id: 'where-it-was-sent',
      weight: 'clear',
      text: meetAll(word.ADDRESS, word.WHERE_IT_WAS_SENT, either(word.NOT_EXISTING, word.NOT_FOUND)),
      unless: [word.DOMAIN],
      is: ['Adres, na który Pan pisał, nie istnieje', 'Адрес, на который отправлено письмо, не существует'],
      isNot: ['Domena adresu, na który Pan pisał, nie istnieje'],
    },
    {
      id: 'recipient-refused',
      weight: 'hint',
      text: meetAll(word.RECIPIENT, word.ADDRESS, word.REFUSED),
      unless: [
        word.YOU,
        word.HOUSE_RULES,
        word.UNWANTED,
        word.SENDER,
        word.SERVER,
        word.DOMAIN,
        word.ACCESS,
        ...word.CHECKS,
      ],
      is: ['Alamat penerima ditolak oleh sistem'],
      isNot: [
        '550 Сервер отклонил адрес получателя по правилам безопасности',
        '554 5.7.1 Адресу отримувача відхилено: доступ заборонено',
      ],
    },
  ]),
  table('virus', [
    {
      id: 'infected-file',
      text: meet(either(word.FILE, word.ATTACHMENT), word.INFECTED),
      is: [
        'Tệp hoadon.zip đã bị nhiễm.',
        '附件帶有木馬。',
        'Антивирус нашёл в прикреплённом файле троянскую программу, поэтому письмо уничтожено.',
      ],
      isNot: ['550 Файл не принят'],
    },
  ]),
  table('authentication', [
    {
      id: 'no-right-by-check',
      text: meet(SENDER_CHECK, either(word.NO_RIGHT, word.NOT_PERMITTED, word.FAILED)),
      unless: [word.OWN_LIST],
      is: [
        'Tento server nesmí posílat jménem domény firma.example (viz SPF)',
        'このサーバーは firma.example を名乗って送る権限がありません（SPF参照）',
        'Ten serwer nie ma prawa wysyłać listów z domeny firma.example (patrz SPF).',
        '本服务器无权以firma.example的名义发信（见SPF）',
      ],
      isNot: ['250 SPF: pass'],
    },
  ]),
  table('protocol-error', [
    {
      id: 'order-of-commands',
      text: [
        ...meet(word.COMMAND, word.SEQUENCE),
        ...meet(word.SEQUENCE, either(word.WRONG, word.NOT_PERMITTED)),
      ],
      unless: [word.MAILBOX],
      is: [
        '503 Oturum sırası yanlış',
        '503 5.5.1 Niewłaściwa kolejność poleceń',
        '503 5.5.1 Komut sırası yanlış',
      ],
      isNot: ['550 Nieznany adresat'],
    },
    {
      id: 'no-such-command',
      text: meet(word.COMMAND, word.NO_SUCH_COMMAND),
      unless: [word.SENDER, word.RECIPIENT, word.USER],
      is: ['500 Polecenie nieznane', '无法识别的SMTP命令。'],
      isNot: ['553 Polecenie MAIL: nieznany nadawca'],
    },
    {
      id: 'syntax-of-it',
      text: meet(word.SYNTAX, either(word.COMMAND, word.PARAMETER)),
      unless: [word.ADDRESS, word.RECIPIENT, word.SENDER],
      is: ['501 구문오류: 매개변수'],
      isNot: ['501 Błąd składni adresu w parametrze'],
    },
    {
      id: 'against-it',
      text: meet(word.PROTOCOL, word.VIOLATES),
      is: ['Naruszenie protokołu', '违反协议'],
      isNot: ['550 Нарушены правила'],
    },
  ]),
]
