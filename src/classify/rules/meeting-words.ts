import { any } from './combine.ts'

/**
 * Stems of the languages between the Oder and the Pacific (Slavic, Baltic, Estonian, Hungarian, Turkish, Chinese,
 * Japanese, Korean, Vietnamese, Thai, Indonesian, Hebrew, Arabic, Persian), a list to a notion. Their order of words
 * is free and their endings are many, so that notions, not phrases, are looked for: see meeting.ts.
 */

export const SENDER = any(
  'nadawc/nadawa/odesilatel/odosielatel/отправител/відправник/надсилач/подател/posiljatelj/posiljal/posiljaoc',
  'посиљал/пошиљал/пошиљаоц/siuntej/sutitaj/saatja/felado/kuldo/kuldo szerv/gonderen/gonderici',
  '送信者/送信元/差出人/発信者/寄件地址/发件地址/發件地址/发件人/发信人/发件方/发送者/发送方/寄件人/寄件者/發件人/寄信人',
  '보낸 사람/보낸사람/보내는 사람/보낸 분/발신자/발송자/nguoi gui/ผู้ส่ง/pengirim/שולח/مرسل/فرستنده',
  '보내는사람',
)
export const RECIPIENT = any(
  'odbiorc/adresat/prijemc/prijemca/prijemcov/получател/одержувач/отримувач/primatelj/primalac/primaoc',
  'примаоц/прималац/prejemnik/naslovnik/gavej/sanemej/saaja/adressaat/cimzett/|alici',
  '受信者/宛先/受取人/收件人/收件者/收信人/收件方/收信方/수신자/수신인/받는 사람/받는 분',
  'nguoi nhan/ผู้รับ/penerima/נמען/مستلم/المتلقي/مستقبل/گیرنده',
  'адресат',
  '받는사람/收件地址/送信先/受信先/配信先',
)
export const ADDRESS = any(
  '|adres|/|adresu|/|adresem/|adresie/|adresy|/|adresow/|adresa|/|adrese|/|adresou/|adresi/|adresl/|adresas/|adreso/|adreses/|адрес|/|адреса|/|адресу|/|адресе|/|адресом/|адреси|/|адресі/|адресы|/|адресов|/|адресът/|адресную/|cime|/|cim|/|cimet/|cimen/naslov/aadress/|dia chi/alamat/כתובת/عنوان/نشانی/آدرس/ที่อยู่',
  'アドレス/地址/邮箱/郵箱/信箱/帐号/帳號/账号/주소/メールアドレス',
  'ชื่ออีเมล',
)
/** A person's mailbox or account. */
export const MAILBOX = any(
  'skrzynk/skrzync/|konto|/|konta|/|koncie/schrank/schranc/|ucet/|uctu/|ящик/аккаунт/учетн/скриньк/скриньц/акаунт/обліков/кутия/sanduc',
  'сандуч/|racun/|nalog|/|налог/predal/dezut/paskyr/pastkast/|konts|/postkast/postafiok/postalad/|fiok',
  'posta kutu/gelen kutu/|hesap/|hesab/メールボックス/アカウント/受信箱/受信ボックス/邮箱/郵箱/信箱/帐号/帳號/账号/帳戶/账户',
  '메일함/편지함/사서함/계정/|hop thu/|tai khoan/กล่องจดหมาย/ตู้จดหมาย/บัญชี/kotak surat/kotak masuk/|akun',
  'תיבת/תיבה/חשבון/صندوق/حساب',
)
export const DOMAIN = any(
  'domen/domena/domenu/domeny/|domain/домен/tartomany/alan ad/etki alan/ドメイン/域名/网域/網域/도메인/|ten mien',
  'โดเมน/דומיין/המתחם/نطاق/دامنه',
  'домейн/домена',
)
export const SERVER = any(
  'serwer/server/сервер/сървър/posluzitelj/strezni/szerver/kiszolgalo/sunucu/サーバ/服务器/服務器/伺服器/主机/主機/서버',
  '|may chu/เซิร์ฟเวอร์/שרת/خادم/الخادم/سرور/|hosta|/|hostu|/ホスト/|узел/|узла/вузол/вузла/|uzel|/hostitel',
)
export const MAIL = any(
  '|poczt/wiadomos/|list|/|listu|/|listy|/|listow/korespondenc/|post|/|posta|/|posto|/|posty|/|postu|/|zprav/|sprav',
  'e-mail/|почт/письм/сообщен/|пошт/|лист/повідомл/|поща/|писм/съобщен/|poruk/|порук/sporocil/laisk/|pasto|/|pastas|',
  'vestul/|pastu|/|kirj/|level/uzenet/e-post/|ileti/|mesaj/メール/邮件/郵件/信件/来信/來信/메일/|thu|/อีเมล/จดหมาย/|surel/|surat/|pesan',
  'דואר/הודע/بريد/رسال/رسائل/ایمیل/پیام/نامه',
)
export const ATTACHMENT = any(
  'zalacznik/zalaczon/priloh/вложен/вкладен/долучен/прикрепл/прикачен/privit/prilog/прилог/pripon/prieda/pielikum',
  '|manus/mellekl/csatol/|ek dosya/|ekler/|ekte|/|ekin/|ekteki/添付/附件/附加檔/附加档/첨부/dinh kem/ไฟล์แนบ/lampiran/קובץ מצורף',
  'קובץ המצורף/קבצים מצורפים/الملف المرفق/المرفق/پیوست',
)

/** That a thing is lacking or not there. */
export const MISSING = any(
  '|brak|/brakuje/|braku|/|nie ma|/|nie zawiera/|chybi/|chyba|/neobsahuj/|nema|/|neni|/отсутств/|нет|/|нету/|не содерж/|не указан/бракує/немає',
  'відсутн/|не містить/липсва/|няма/nedostaj/недостај/|нема|/|nemaju/manjka/|nima|/truksta/|nera|/|neturi/trukst/|nav|/puudub/puuduv/|pole|',
  'hianyzik/hianyo/|nincs/eksik/|yok|/|yoktur/bulunmu/icermiyor/存在しない/存在しません/ありません/がない/欠落/不足/缺少/没有/沒有/缺失/未包含/없',
  '|thieu|/khong co/ไม่มี/ขาด/tidak ada/tidak memiliki/tidak punya/tanpa/kekurangan/חסר/|אין|/ללא/ناقص/مفقود/لا يحتوي/لا يوجد/لا توجد/بدون/ندارد/فاقد/وجود ندارد',
)
/** That it does not exist or cannot be found. */
export const NOT_THERE = any(
  '|nie istniej/|nie znalez/|nie figuruj/nieznan/|nie ma/neexist/nenasel/nenasla/nenalez/neznam/neni v/neni registr/|не существ/|не найден/|не знайд/|не існу',
  'неизвест/невідом/|не зарегистр/|не зареєстр/отсутств/|не съществ/|не е намер/|ne postoji/|не постоји/nije pronad/nije nad/није прон/није нађ/|ne obstaja',
  '|ni najd/|ni mogoce najti/neegzist/nerast/neeksist/|nav atras/|ei leitud/|ei eksist/|ei ole olemas/pole olemas/|nem letez/|nem talal/nincs ilyen/|nem ismer/mevcut degil/bulunam/bulunmu/|yok|',
  '存在しません/存在しない/見つかり/見つから/不存在/找不到/查不到/查无/查無/未找到/존재하지/찾을 수 없/찾지 못/없습니다/khong ton tai/khong tim thay/ไม่มี/ไม่พบ',
  'tidak ada/tidak ditemukan/tidak dikenal/אינו קיים/לא קיים/לא נמצא/אינה קיימת/غير موجود/لا يوجد/لم يتم العثور/وجود ندارد/پیدا نشد/یافت نشد',
  '|nie zostal odnalez/|nie zostala odnalez/|nie odnalez/못찾/못 찾',
)
/** That it is not permitted. */
export const NOT_PERMITTED = any(
  'zabronion/zabrania/niedozwol/|nie jest dozwol/|nie wolno/|nie zezwal/|nie pozwal/zakazan/neni povolen/nejsou povolen/nepovol/nedovol/nelze/nesmi/nemuzete/|nie je povolen/|nie su povolen',
  'nemozete/запрещ/|не разреш/|не дозвол/|не допуск/нельзя/заборон/забранен/|не е разреш/|не е позвол/|не са разреш/nije dozvol/nisu dozvol/nije dopust/nije dopus/nisu dopus/zabranj/није дозвољ',
  'нису дозвољ/забрањ/|ni dovoljen/niso dovoljen/prepoved/draudziam/draudzia/neleidziam/neleidzia/uzdraust/|nav atlaut/aizlieg/|ei ole lubatud/pole lubatud/|ei luba/keelatud/|nem engedely/|nem megenged',
  '|nem teszi/|nem teszik/megtagad/|tilos/tiltott/izin verm/izin veril/izni yok/izin yok/yasak/yetkiniz yok/許可されてい/許可してい/許可され/認められ/禁止/不允许/不允許/不得/不准/不可/不予/허용되지/허용하지/허용 안/금지',
  'khong duoc phep/khong cho phep/|cam|/ไม่อนุญาต/ไม่ได้รับอนุญาต/ห้าม/tidak diizinkan/tidak diperboleh/dilarang/tidak boleh/אינה מורש/אינו מורש/לא מורש/אינו מותר/אינה מותרת/לא מותר/אסור',
  'غير مسموح/لا يسمح/ممنوع/غير مصرح/مجاز نیست/مجاز نمی/اجازه ندار/اجازه نمی',
)
/** That it is refused. */
export const REFUSED = any(
  'odrzuc/odmow/odmawia/|nie zostal przyj/|nie zostala przyj/|nie zostalo przyj/|nie zostal zaakcept/|nie zostala zaakcept/|nie zostalo zaakcept/|nie akcept/|nie przyjm/odmit/zamit/neprij/neakcept/neuzna/odmiet/zamiet/отклон/отказ/отверг/|не прин/|не пропу/|не прош/відхил/відмов/|не прий',
  'отхвърл/|не прием/|не е приет/odbij/odbac/nije prihva/|ne prihva/одбиј/одбач/није прихв/|не прихв/zavrn/zavrac/|ni sprejet/|ne sprejm/|ne sprejem/atmest/atmet/nepriim/atsisak/noraid/nepienem/atteic',
  'tagasi luk/lukati tagasi/lukkas tagasi/|ei aktsept/keeldu/elutasit/visszautasit/|nem fogad/|nem vesz/reddedil/redded/reddetti/kabul edilm/kabul etm/geri cevril/拒否/拒絶/受け入れ/受け付け/受け取れ/お断り',
  '拒/不接受/不接收/未被接受/거부/거절/받지 않/받아들이지/허용하지 않/허용되지 않/|tu choi/khong chap nhan/khong duoc chap nhan/khong nhan/ปฏิเสธ/ไม่ยอมรับ/ไม่รับ',
  'ditolak/menolak/tidak diterima/tidak menerima/נדח/דחה/סירב/לא התקבל/לא מתקבל/אינו מקבל/رفض/مرفوض/لا يقبل/غير مقبول/رد شد/رد کرد/نپذیرف/پذیرفته ن',
  '拒んで',
)
/** That somebody shut somebody out. */
export const BLOCKED = any(
  'zablokow/blokuj/zablokov/|blokov/заблок/блокир/blokir/uzblok/blokuo/blokej/blokeer/letilt/blokkol/engelle/engelli/bloke/ブロック/受信拒否/着信拒否/拒否設定',
  '拉黑/屏蔽/封锁/封鎖/阻止/拒收/차단/수신거부/수신 거부/|chan|/|da chan/บล็อก/ปิดกั้น/blokir/חסם/חסמ/חסומ/حظر/محظور/حجب/مسدود/بلاک',
)

/** The list of those shut out. */
export const BLACK_LIST = any(
  'czarna list/czarnej list/czarne list/liscie blok/liste blok/cerna listin/cerne listin/cernou listin/cierna listin/ciernej listin/ciernu listin/cerne list/ciernej list/черный спис/черном спис/черного спис/черные спис/черных спис/чорний спис/чорному спис/чорного спис/черен спис/crna list/crnoj list/crnu list/црна лист/црној лист/црну лист/crni seznam/crnem seznam/crnega seznam',
  'juodajame saras/juodaji saras/juodasis saras/melnaja sarakst/melnais sarakst/melno sarakst/mustas nimekir/musta nimekir/must nimekir/feketelist/tiltolist/kara liste/blacklist/blackliste/ブラックリスト/拒否リスト/黑名单/黑名單/블랙리스트/차단 목록/수신거부 목록',
  'danh sach den/danh sach chan/บัญชีดำ/daftar hitam/daftar blokir/רשימה השחורה/רשימה שחורה/רשימת החסומ/القائمة السوداء/قائمة سوداء/لیست سیاه/فهرست سیاه',
)
export const GREY_LIST = any(
  'szara list/szarej list/szare list/seda listin/sede listin/sedy list/seda list/sivy zoznam/sivom zoznam/sivej listin/серый спис/серого спис/сером спис/серых спис/серые спис/серым спис/сірий спис/сірого спис/сірому спис/сірі спис/|сив спис/сивия спис/siva list/sivoj list/sivu list/sivi seznam/sivem seznam/sivega seznam/сива лист/сивој лист',
  'pilkasis saras/pilkaji saras/pilkajame saras/pelekais sarakst/pelekaja sarakst/pelekas saraksts/hall nimekir/halli nimekir/hallis nimekir/|gri liste/グレーリスト/灰名单/灰名單/灰列/그레이리스트/그레이 리스트/회색 목록/danh sach xam/รายการสีเทา/บัญชีเทา/บัญชีสีเทา/daftar abu',
  'רשימה אפורה/הרשימה האפורה/القائمة الرمادية/قائمة رمادية/لیست خاکستری/فهرست خاکستری',
)
/** For the first time. */
export const FIRST_TIME = any(
  'pierwszy raz/|raz pierwszy/poprve/prvykrat/prvy raz/|po prvy/впервые/первый раз/|в первый раз/вперше/перший раз/|за първи път/|за пръв път/prvi put/први пут/prvic/pirma kart/pirmo reizi/pirmoreiz/esimest korda/eloszor/elso alkalom/elso izben',
  'elso level/ismeretlen felado/|ilk kez/|ilk defa/初めて/初回/はじめて/首次/第一次/初次/처음/최초/|lan dau/ครั้งแรก/pertama kali/לראשונה/פעם ראשונה/הפעם הראשונה/لأول مرة/أول مرة/اولین بار/نخستین بار',
)
/** Again, in a while. */
export const LATER = any(
  'minut/ponown/pozniej/ponow|/pozdej/znovu/zopakuj/opakujt/znova/neskor/позже/повтор/поздн/попыт/пізніше/по-късно/отново/kasnije/ponovno/ponovo/касније/поново/pozneje/poskusite/veliau/|dar karta/velreiz/velak/vegliau/uuesti/hiljem',
  'perc mulva/ismetel/kesobb/|ujra/dakika/tekrar/yeniden/sonra/再送/再度/後ほど/しばらく/分後/あらためて/重试/重試/重新/再试/再試/稍后/稍後/分钟/分鐘/다시/재시도/잠시/분 뒤/분 후/|phut/|thu lai/|gui lai/นาที/ใหม่/|lagi/menit/nanti',
  'דקות/שוב/دقائق/دقيقة/لاحق/المحاولة/دقیقه/دوباره/بعدا',
)

/** Encryption of the connection. */
export const ENCRYPTED = any(
  'szyfrow/zaszyfr/|sifrov/zasifrov/шифров/зашифр/криптир/sifriran/шифриран/|sifrir/enkriptir/sifruot/uzsifruot/|sifret/sifrets/krupteer/titkosit/sifreli/sifrelen/sifrele/暗号化/加密/암호화/|ma hoa/เข้ารหัส/terenkripsi/enkripsi',
  'מוצפנ/מוצפן/הצפנה/مشفر/تشفير/رمزگذاری/رمزنگاری/|tls|',
)
export const CONNECTION = any(
  "polaczen/spojeni/pripojeni/|spojen/pripojen/соединен/подключен/з'єднан/зв'язок/підключен/връзк/|vez/|везу|/|веза|/povezav/rysys/|rysi/savienojum/uhendus/kapcsolat/baglanti/接続/通信/连接/連線/連接/传输/傳輸/연결/접속",
  '|ket noi/เชื่อมต่อ/koneksi/sambungan/חיבור/اتصال/الاتصال',
  "polaczyc/|spojit/связаться/соединит/зв'язатис/звязатис/з'єднатис/свърж/свързва/povezati/повезати/susisiek/sazinaties/uhendud/kapcsolod/|baglan/接続を試み/連線到/접속해/menghubung/להתחבר אל/وصل شو",
)
/** That it must be, or could not be had. */
export const MUST = any(
  'wymaga/wymagan/trzeba/wylacznie/tylko/nalezy/konieczn/|musi/najpierw/vyzadu/vyzaduje/pouze/|jen|/|nutn/nezbytn/muset/musit/treba/требу/необходим/|нужн/должн/только/сначала/|лише/тільки/потріб/вимага/спершу/изисква/|само|/задължит',
  'zahtijev/zahtev/захтев/potrebn/потребн/obvezn/obavezn/|samo|/zahtevan/reikaling/butin/reikalauja/|tik|/nepiecies/jabut/tikai/nouta/noutav/vajalik/ainult/szukseges/kotelezo/|csak/|kell/gerek/zorunlu/yalnizca/sadece/kabul etmiyor',
  '必要/必須/のみ/要求/需要/必须/只接受/须/須/필요/해야/만 허용/필수/|phai|/|yeu cau/|bat buoc/ต้อง/จำเป็น/wajib/harus/mewajibkan/diperlukan/membutuhkan/נדרש/חובה/חייב/רק/יתطلب/يتطلب/مطلوب/يجب/فقط/باید/لازم/الزامی',
  'yapilmam/未进行/未進行/chua thuc hien/belum dilakukan/לא בוצע/لم يتم/انجام نشد/не выполнена/не пройдена/не виконан/neprobehl/nie przeprowadzono',
)
export const FAILED = any(
  '|nie udal/|nie powiod/niepowodz/nepodar/nezdar/selhal/zlyhal/|не удал/|не вдал/|не удалось/неуспеш/невдал/неуспех/nije uspje/nije uspe/neuspje/neuspe/није успе/неуспе/|ni uspel/spodletel/nepavyko/neizdev/ebaonnest/|nem sikerult/sikertelen/|nem jott letre',
  'basarisiz/kurulamad/saglanamad/失敗/できません/確立でき/失败/未能/无法/無法/没有成功/沒有成功/실패/맺지 못/못했/that bai/khong thanh cong/khong the/ล้มเหลว/ไม่สำเร็จ/gagal/נכשל/فشل/تعذر/ناموفق/شکست',
  'zlyhav/selhav/|nie powodz/терпят неуда/|не удает/|ne uspeva/|ne uspijeva/|не успева/nurju/neizdod/|nem sikerul/못찾/못 찾',
)

/** Passing mail on to others. */
export const PASS_ON = any(
  'przekazywa/przekazyw/przesylac poczt/przesylania poczt/preposil/preposla/preposiel/predavan/relaye/пересыл/ретрансл/пересилан/пересила/препращ/препрат/prosljed/prosled/прослед/прослеђ/posredovan/posreduj/preusmerjan/persiun/persiust',
  'parsutisan/parsutit/edastam/edastada/tovabbit/aktarim/aktarma/iletme/|role|/中継/転送/转发/轉發/轉寄/转寄/中继/中繼/代发/릴레이/중계/전달이/chuyen tiep/ส่งต่อ/meneruskan/penerusan/|relai/|relay/העברת דואר/ממסר/העברה',
  'إعادة التوجيه/إعادة توجيه/ترحيل/رله/بازپخش',
)
/** Domains and places of others. */
export const FOREIGN = any(
  'obcych domen/obce domen/obcej domen/innych domen/|na zewnatrz/cizich domen/cizi domen/cizim domen/mimo nas/cudzich domen/cudzie domen/cudzej domen/inych domen/чужие домен/чужих домен/чужой домен/другие домен/внешние домен/інші домен/чужі домен',
  'чужди домейн/други домейн/tude domen/druge domen/vanjske domen/туђе домен/tuje domen/svetimus domen/kitus domen/citiem domen/svesiem domen/teistesse domeeni/voorastele domeeni/idegen tartomany/idegen domain/|mas tartomany/kulso cim/disariya/|dis alan/baska alan',
  '外部ドメイン/外部宛/外部への/外域/外部域/外部网域/外部網域/外部邮箱/외부로/외부 도메인/타 도메인/|ben ngoai/ภายนอก/domain luar/keluar domain/דומיינים זרים/דומיין חיצוני/نطاقات خارجية/نطاق خارجي/دامنه‌های دیگر/دامنه خارجی',
)
/** To make oneself known to a server. */
export const LOG_IN = any(
  'zalogow/zaloguj/uwierzyteln/autoryzac/autoryzow/prihlas/prihlaste/autentiz/overit se/авториз/аутентиф/автентиф/войти/войдите/увійд/увійти/влезте/удостовер/prijavit/prijavi/prijaviti/пријави/autentific/prisijung/piesledz/pierakst',
  'logige sisse/sisse logi/autenti/bejelentkez/hitelesit/oturum ac/giris yap/kimlik dogrula/ログイン/smtp認証/ユーザー認証/認証を行/登录/登入/登錄/认证/認證/身份验证/身分驗證/로그인/인증/dang nhap/เข้าสู่ระบบ/ล็อกอิน/ยืนยันตัวตน/|log in/login/masuk',
  'להתחבר/התחבר/הזדהות/להזדהות/تسجيل الدخول/سجل الدخول/المصادقة/وارد شو/ورود به/احراز هویت',
  'overeni/overenie/|overit/验证/驗證',
)
/** Before something else. */
export const FIRST = any(
  'najpierw/przed|/zanim/nejprve/nejdriv/|pred|/predtym/najprv/najskor/сначала/прежде/перед/чтобы/|щоб/спочатку/спершу/перед|/първо/преди/prije/najprije/|prvo/|прво/|пре|/najprej/pries/pirma|/pirmiausia/pirms/vispirms/|enne|/koigepealt/elobb/elott/|csak',
  '|once|/先に/前に/必要/行わず/ずに/先/须/須/必须/必須/未经/未經/前/먼저/해야/하지 않/truoc/|phai|/ก่อน/terlebih/dahulu/sebelum/קודם/לפני/תחילה/أولا/قبل/يجب/ابتدا/پیش از/باید',
)
export const SENDING = any(
  '|wysl/wysyl/przesyl/nadaw/nadan/odesil/odesl/posil/posilat/poslat/posiel/odoslan/odosiel/отправ/отсыл/надсил/відправ/надісл/изпращ/изпрат/slanj/slati/poslati/posiljan/|слањ/слати/siust/siunt/sutit/sutis/saata/saatmi/saatmis/kuldes/kuldhet/kuldeni/leveltovabb/gonder',
  '送信/送る/发送/发信/代发/寄信/寄送/發送/投递/보내/발송/전송/|gui thu/|gui|/ส่ง/mengirim/kirim/לשלוח/שליחת/שליחה/إرسال/ارسال',
  'poslan/zaslan/odeslan/odosielan/wysylan',
)

/** Rules that an organisation gave itself. */
export const HOUSE_RULES = any(
  'zasad/regulamin/polityk/regul|/reguly/pravid/pravidl/politik/smernic/predpis/правил/политик/регламент/політик/pravil/propis/прописи/pravilnik/politika/taisykl/noteikum/reeglid/reeglit/eeskir/poliitika/szabaly/eloiras/hazirend/iranyelv',
  '|ilke/ilkeler/ilkesi/kurallar/politika/yonerge/ポリシー/規定/規程/方針/規則/策略/规定/政策/规则/管理办法/정책/규정/방침/지침/chinh sach/|quy dinh/|noi quy/นโยบาย/ระเบียบ/ข้อกำหนด/kebijakan/aturan/peraturan/ketentuan/מדיניות/נהלי/כללי',
  'سياسة/سياسات/لوائح/قواعد/سیاست/مقررات/ضوابط',
)
/** That such mail cannot be had. */
export const NOT_TAKEN = any(
  '受け入れ/受け取れ/受け取ることができ/受信できません/受信いたしません/お受けでき/不予接收/不接收/不予/拒绝/拒絕/받을 수 없/수신할 수 없/수신이 불가/khong the nhan/khong duoc nhan/ไม่สามารถรับ/tidak dapat menerima/tidak dapat diterima',
  'לא ניתן לקבל/אין אפשרות לקבל/لا يمكن استلام/لا يمكن قبول/نمی‌توان دریافت/قابل دریافت نیست',
)

/** Days of trying. */
export const DAYS = any(
  '|dni|/|dniach/|doby|/|dnech/|dnu|/dnoch/|dnov/|дней|/|дня|/|суток|/|сутки|/|днів|/|діб|/|доби|/|дена|/|дни|/|dana|/|dan|/|дана|/|dneh|/dienas/dienu/dienam/|paeva|/|paevad|/|napon|/|napig|/|nap|/|napja|/|gun|/|gundur/|gunluk',
  '日間/日以上/日経/天/多天/多日/几天/幾天/数日/數日/일 동안/일간/일 이상/|ngay|/|วัน/วัน/|hari|/ימים/أيام/يوم/روز',
  '|dny|/trzy doby/사흘/이틀/나흘/|gun boyunca/|ba ngay/สามวัน/tiga hari/שלושה ימים/ثلاثة أيام/سه روز',
)
/** That it was not delivered. */
export const NOT_DELIVERED = any(
  '|nie udalo sie dostarcz/|nie udalo sie jej dostarcz/|nie udalo sie go dostarcz/|nie zostal dostarcz/|nie zostala dostarcz/|nie zostalo dostarcz/|nie dostarcz/|nie dalo sie dostarcz/|nie mozna dostarcz/|nie mozna bylo dostarcz/niedostarcz/nepodarilo dorucit/nepodarilo se dorucit/nepodarilo sa dorucit/nedari dorucit/nebyl doruc/nebyla doruc/nebylo doruc/nelze doruc/nedoruc/nebol doruc/nebola doruc/nebolo doruc/|не удалось достав/|не удается достав/|не был достав/|не было достав/|не была достав/|не достав/|не вдалося достав/|не вдається достав/|не доставл/|не можа да бъде достав/|не можахме да достав/|не беше доставен',
  'nije isporuc/nije dostavlj/nije moguce isporuc/није испоруч/није достављ/|ni bil dostavlj/|ni bilo dostavlj/|ni bila dostavlj/|ni bilo mogoce dostav/|ni dostavlj/nepavyko pristat/nebuvo pristat/neprista/neizdevas piegad/neizdodas piegad/|nav piegad/nevareja piegad/nevarejam piegad/|ei onnestunud/|ei suudetud',
  '|ei joudnud kohale/|nem sikerult kezbes/|nem lehetett kezbes/|nem kezbes/|nem tudtuk kezbes/teslim edilem/teslim edileme/ulastirilam/配送でき/配信でき/届けられ/お届けでき/送達でき/未成功/仍未/未能送达/未能送達/无法送达/無法送達',
  '未能投递/无法投递/投递失败/投遞失敗/전달하지 못/배달하지 못/전송하지 못/전달되지/khong gui duoc/khong the gui/chua gui duoc/khong the chuyen/ไม่สามารถส่ง/ส่งไม่ได้/ส่งไม่สำเร็จ/gagal dikirim/gagal disampaik/tidak dapat dikirim/tidak dapat disampaik/tidak terkirim',
  'לא ניתן היה למסור/לא נמסר/לא הצלחנו למסור/لم يتم تسليم/تعذر تسليم/لم تسلم/تحویل داده نشد/تحویل نشد/ارسال نشد',
)
/** A queue, or keeping something in it, and that its time is over. */
export const QUEUE = any(
  'kolejc/kolejk/przechowyw/fronte/fronta/fronty/|radu cak/radom/очеред/хранен/|черг/черзі/зберіган/опашк/съхранен/|redu|/|redu cekanj/|cakalni/|vrst/eilej/|eile/rinda/jarjekor/|sorban/varakozas/kuyruk/bekleme/キュー/保持期/保管期/滞留',
  '队列/隊列/佇列/保留时间/保留時間/保存期/대기열/보관 기간/hang doi/คิว/antrean/antrian/|תור|/בתור/قائمة الانتظار/الطابور/صف انتظار/صف ارسال',
)
export const TIME_OVER = any(
  'minal/uplyn/przekroczon/wygasl/vyprs/uplynul/prekroc/истек/вышел/прошел/прошло/пролежал/закончил/минув/сплив/вичерп/закінчив/изтек/istek/isteklo/prosao/potekl/pretekl/|baig/pasibaig/beidz/beigus/aegun/|labi/lejart/letelt/eltelt/doldu/|asil/dolmus/sona erdi',
  '過ぎ/超え/切れ/経過/満了/已到/已过/已過/到期/超过/超過/期满/만료/초과/지났/|het han/|da het/หมดอายุ/หมดเวลา/เกิน/habis/berakhir/kedaluwarsa/terlampaui/פג/חלף/עבר/انتهت/انتهى/تجاوز/به پایان/تمام شد/منقضی',
)
/** That no more is tried. */
export const GIVEN_UP = any(
  'rezygnuj/zaprzestano prob/zaprzestajemy prob/kolejnych prob nie/|nie bedziemy ponawia/vzdavame/dalsi pokusy/dalej to neskus/dalsie pokusy/|uz neskus/попытки прекращ/прекращены/дальнейшие попытки/больше не будет/спроби припин/припинено/подальші спроби/отказваме/прекратен',
  'odustaje/одустај/opuscamo/nebebandys/nutraukt/partraukt/vairs nemegin/loobu/|ei proovi/rohkem ei/feladtuk/|nem probal/tobbszor nem/vazgec/denenmeyecek/断念/中止いたし/あきらめ/再送を終了/放弃/放棄/不再尝试/不再重试/不再嘗試/不再重試',
  '포기/더 이상 시도/반송합니다/반송됩니다/ngung thu/dung thu/thoi gui/ยกเลิกการส่ง/เลิกพยายาม/dihentikan/menyerah/הופסק/ויתר/תם/لن نحاول/تم التخلي/توقفت المحاول/متوقف شد/دیگر تلاش',
)
export const TRIES = any(
  '|prob|/proby/probach/pokus/pokusu/pokusov/pokusech/попыт/спроб/|опит/опита/pokusaj/pokusaja/покушај/poskus/poskusov/bandym/meginajum/megina/katse/katseid/katset/probalkoz/kiserlet/deneme/denemeye/再送/再試行/試み/重试/重試/尝试/嘗試/시도/|lan thu/|thu lai/พยายาม/ครั้ง',
  'dicoba/percobaan/ניסיונ/ניסיון/محاول/تلاش',
)

/** Too much or too many. */
export const TOO_MANY = any(
  'zbyt wiel/|za duz/zbyt duza liczb/zbyt duzo/zbyt czest/prilis mnoho/prilis vela/prilis casto/viac ako/|vic zprav/слишком много/слишком част/превыш/забагато/занадто багат/надто багат/перевищ/твърде много/прекалено много/надвиш/previse/превише/premas',
  'prevec/prepogost/|per daug/virsij/parak daudz/pariek/liiga palju/uleta/|tul sok/tullepte/tullep/elerte a/|cok fazla/asiri/|asti|/asildi/doldurdu/多すぎ/超過/超え/過多/过多/过于频繁/過於頻繁/太多/超过/超出/너무 많/초과/과도/|qua nhieu/vuot qua',
  'มากเกิน/เกินขีด/terlalu banyak/melebihi/melampaui/יותר מדי/חריגה/חרגת/כثير/عدد كبير/تجاوز/بیش از حد/خیلی زیاد/بیش از اندازه/достигли/достигн',
  '大量/多数の/很多/다수의',
  '过量/過量',
)
/** What a sender's doings are counted in. */
export const TRAFFIC = any(
  "polacze/polaczen/wiadomos/limit wysyl/limit wysl/|limit dzien/spojeni/pripojen/spojen/zprav/sprav/odeslanych zprav/odeslali vic/соединен/подключен/писем/сообщен/норму отправ/нормы отправ/норма отправ/лимит отправ/ліміт/з'єднан/листів/повідомлен/връзки/писма/съобщен/|veza/poruka/konekcij",
  '|веза/порука/povezav/sporocil/prisijung/laisku/jungci/savienojum/vestul/uhendus/kirju/kapcsolat/levelet/kuldesi/baglanti/gonderim/ileti/接続/通信/送信/メール/连接/連線/发信/發信/寄信/频率/頻率/发送/접속/발송/연결/전송/메일을',
  '|ket noi/luong thu/|so thu/การเชื่อมต่อ/จำนวนอีเมล/koneksi/pesan/pengiriman/חיבורים/הודעות/الاتصالات/اتصال/الرسائل/اتصال‌ها/پیام‌ها/تعداد ایمیل',
  'писем/通以上/通を超',
)
/** So much a day. */
export const PER_DAY = any(
  'dzienn/dobow/|na dobe/|na godzin/godzinow/denni/denni limit/dennych limit/|za den/|za hodin/hodinov/denny/hodinu/суточн/дневн/|за сутки/|в час/|за час/часовой лимит/часового лимит/добов/|на добу/|за годин/дневен/|за ден/dnevn/dieno/dienos/|per diena/dienas/paeva',
  'paevane/|napi|/oranken/gunluk/saatlik/1日/一日/短時間/短时间/短時/每日/当日/今日/當日/每小时/每小時/하루/일일/시간당/짧은 시간/|moi ngay/trong ngay/|moi gio/ต่อวัน/ต่อชั่วโมง/harian/|per hari/|per jam/יומי/ליום/לשעה/اليومي/يوميا/ساعة/روزانه/در ساعت',
)
export const LIMIT = any(
  'limit/limitu/|norm|/|normy/|norme/limity/лимит/|норму/|нормы/|норма/огранич/ліміт/обмеж/ogranicen/ограничењ/omejit/|kvot|/|riba/robez/piirang/piirmaar/limiit/korlat/kereten/sinir/|kotan/|kotas/|kota|/上限/制限/限度/限制/限额/限額/한도/제한/gioi han/|han muc/ขีดจำกัด/จำกัด/batas/kuota/מגבל/מכסה/الحد/حد/سقف/محدودیت',
)

/** One's own list of those who get nothing. */
export const OWN_LIST = any(
  'lista wyklucz/liscie wyklucz/liste wyklucz/lista blok/liste blok/liscie blok/seznamu zablok/seznamu vylouc/seznamu odhlas/zozname vyluc/zozname zablok/zozname odhlas/стоп-лист/стоп лист/список исключ/списке исключ/список отписа/списку заблок/списку виключ/стоп-спис/списък за изключ/popisu blok/popisu odjav/listi blok',
  'листи блок/listi iskljuc/seznamu blok/neleidziamu saras/atsisakiusiu/bloketo sarakst/loobunute nimekir/blokeeritute/tiltolist/kizarasi list/leiratkozottak/engelleme liste/engel liste/停止リスト/除外リスト/配信停止/停寄/停发/禁发/无效地址库/無效地址庫/黑名单库/抑制名单/抑制名單/发送黑名单/차단 목록/수신거부 목록/제외 목록',
  'danh sach chan/danh sach loai/danh sach huy/รายการระงับ/รายชื่อระงับ/daftar blokir/daftar pengecual/daftar berhenti/רשימת ההסר/רשימת החסומ/קائمة الحظر/قائمة الحظر/قائمة الاستبعاد/فهرست لغو/لیست لغو/فهرست مسدود',
)
/** That a person no longer wants a sender's mailings. */
export const UNSUBSCRIBED = any(
  'wypisal/wypisan/zrezygnowal/odhlasil/odhlasen/отписал/отписан/відписа/отписал се/отписа се/отказал се от/отказа се от/odjavi/одјави/odjavljen/atsisake prenumer/atsisake/atteicies no/atteicas no/atteicies/atrakst/loobus/loobunud/leiratkoz/leiratkozott/abonelikten/abonelikt/aboneligini/配信停止を希望/配信を停止',
  '配信停止/購読を解除/购読解除/退订/退訂/取消订阅/取消訂閱/수신을 해지/수신 해지/수신거부를 신청/구독을 취소/구독 취소/|huy dang ky/ยกเลิกการรับ/ยกเลิกการสมัคร/berhenti berlangganan/הסיר את עצמו/ביטל את המנוי/ביטל הרשמה/ألغى الاشتراك/إلغاء الاشتراك/ألغى اشتراك/لغو اشتراک/لغو عضویت',
)
/** That nothing was sent. */
export const NOT_SENT = any(
  '|nie wysla/|nie zostal wysla/|nie zostala wysla/|nie zostalo wysla/zaniechan/pominie/pominiet/neodes/neposla/vynech/preskoc/nebyl odeslan/nebola odoslan/neodosl/|не отправ/|не был отправ/|не было отправ/|не была отправ/исключил/исключен/пропущен/|не надісл/|не надсил/пропущ/|не е изпрат/|не беше изпрат/nije posla/није посла/прескоч/iskljuc/|ni bilo poslan',
  '|ni poslan/neissiust/nesiust/neissiusta/praleist/|nav nosut/netika nosut/izlaist/|ei saadet/jaeti saatmata/jaeti vahele/|nem kuldt/kihagy/|nem lett elkuld/gonderilmed/atladi/atlandi/gonderim iptal/送信しません/送信されません/送信いたしません/送信しておりません/除外され/対象外/配信しません',
  '未发送/未發送/未寄出/未寄送/跳过/跳過/不再发送/停止发送/停止發送/보내지 않/발송하지 않/발송되지 않/제외되/제외하/khong gui/khong duoc gui/|bo qua/ไม่ได้ส่ง/ไม่ถูกส่ง/tidak dikirim/dilewati/לא נשלח/דילג/לم يتم إرسال/لم يتم الإرسال/لم ترسل/تم تخطي/ارسال نشد/حذف شد',
)
/** Earlier bounces. */
export const EARLIER_BOUNCES = any(
  'wczesniejszych zwrot/wczesniejsze zwrot/poprzednie wraca/poprzednie wrocil/poprzednie wiadomosci/wczesniejsze wiadomosci/poprzednich zwrot/drivejsi e-maily/drivejsi zprav/predchozi zprav/predchozi e-maily/predosle spravy/predoslych/прошлых недостав/прежних недостав/предыдущих недостав/прошлых возврат/предыдущих возврат/попередні поверн',
  'попередні недостав/предишни връщан/предишни недостав/ranijih vracan/prethodno vracen/prethodnih vracen/prethodne poruke/претходне поруке/претходних враћ/prejsnje zavrn/ankstesniu grazin/ankstesniu grazinim/ieprieksejas atgries/iepriekseju atgries/varasemate tagastus/korabbi visszapattan/korabbi visszakuld/onceki geri don/onceki hata',
  '過去に不達/過去の不達/過去にエラー/以前に不達/以前エラー/多次退信/曾退信/曾经退信/先前退信/先前多次退/此前退信/이전에 반송/과거에 반송/이전 반송/tung bi tra/truoc day bi tra/เคยถูกตีกลับ/sebelumnya terpental/sebelumnya memantul/sebelumnya gagal/הוחזרו בעבר/ارتدت سابق/ارتداد سابق/برگشت قبلی/قبلا برگشت',
)

/** Ways to the other side. */
export const ROUTE = any(
  '|tras|/|trasa|/|trasy|/|cesta|/|cesty|/sitova cesta/sietov/маршрут/|пътя|/|път към/|ruta|/|rute|/|рута|/|рут|/|pot do|/|pot|/marsrut/|kelias iki/cels uz/marsruut/|tee|/utvonal/|yol bulun/|bir yol|/|yol yok/|rota|/経路/ルート/路由/路径/路徑/경로/duong di/tuyen/เส้นทาง/נתיב/ניתוב/مسار/طريق إلى/مسیر',
)
/** A passing fault. */
export const TEMPORARY = any(
  'chwilow/tymczasow/przejsciow/docasn/prechodn/|do odvolan/временн/тимчасов/временна/privremen/привремен/zacasn/laikin/islaicig/pagaidu/ajutin/atmeneti/ideiglenes/gecici/一時的/暂时/暫時/临时/일시적/잠시/|tam thoi/ชั่วคราว/sementara/זמני/مؤقت/موقت',
)
export const LOOP = any(
  '|w kolko/krazy/krazac/zapetl/|petl/petle/petli/dokola/zacykl/zacyklil/smyck/|v kruhu/zacyklen/|по кругу/зациклил/зациклен/|петл/|цикл/|по колу/зациклив/|в кръг/зацикл/petlj/|петљ/|u krug/|у круг/|zank/|v krogu/ciklas/ciklu/sukasi rat/|cilp/|cikl|/|riba/silmus/ringi/tsukkel',
  'korbe/korbejar/|hurok|/levelhurok/dongu/donup dur/ループ/循環/循环/迴圈/回圈/环路/來回/来回转/反复转发/反覆轉寄/루프/맴돌/순환/vong lap/|lap vong/chuyen vong/วนซ้ำ/วนลูป/berputar/perulangan/לולאה/במעגל/حلقة/دائرة مغلقة/حلقه',
  'berulang',
  'кругами/в петле/kruhem',
)
export const HOPS = any(
  'przeskok/przekaza/posrednik/preskok/preposlan/hlavicek received/skokov/пересыл/переход/|хоп/прыжк/пересилан/препращан/skokova/prosljediv/прослеђив/persiunt/parsutis/edastus/ugras/tovabbitas/atlama/aktarim/中継回数/転送回数/ホップ/跳数/跳數/转发次数/轉寄次數/홉/경유/buoc nhay/chang|/ฮอป/lompatan/דילוג/קפיצ/قفز/پرش',
)

/** Equal to another. */
export const NOT_MATCHING = any(
  '|nie odpowiada/|nie zgadza/niezgodn/rozni sie/nesouhlas/neodpovida/neshodu/nesuhlas/nezhod/nezodpoved/|не совпад/|не соответств/|не збіга/|не відповіда/|не съвпад/|не съответств/|ne odgovara/|ne podudara/|ne poklapa/|не одговара/|не подудара/|не поклапа/|ne ujema/nesutamp/neatitink/nesakrit/neatbilst',
  '|ei vasta/|ei kattu/|ei uhti/|nem egyez/|nem felel/elter/uyusmu/eslesmi/uymuyor/farkli/一致しません/一致しない/異なり/異なる/不符/不匹配/不一致/일치하지/다릅니다/khong khop/khong trung/ไม่ตรง/tidak cocok/tidak sesuai/berbeda/אינו תואם/לא תואם/אינה תואמת/لا يتطابق/لا يطابق/غير متطابق/مطابقت ندارد/همخوانی',
)
export const REVERSE = any(
  'odwrotn/wsteczn/reverzn/zpetn/spatn/обратн/зворотн/povratn/obrnut/повратн/обрнут/atvirkstin/reversa/reverso/atgriezenisk/poord/forditott/inverz/ters dns/ters kay/逆引き/反向/反解/逆向/역방향/역변환/nguoc/|dao nguoc/ย้อนกลับ/balik/terbalik/הפוכ/הפוך/عكسي/معكوس/معکوس/برعکس',
)
export const NAME_RECORD = any(
  '|dns|/|ptr|/|rdns|/rekord/zaznam/запис/zapis/|kayd/解析/反解/逆引き/역방향/记录/紀錄/記錄',
)

/** That a person has a new one. */
export const NEW_ADDRESS = any(
  'nowy adres/nowy e-mail/nowego adresu/nova adresa/novou adresu/novu adresu/novej adrese/nove adrese/|nova je|/novy adres/novy e-mail/новый адрес/нового адреса/новому адресу/новая почта/новий адрес/нова адреса/нову адресу/новою адресою/|нов адрес/нови адрес/|nov naslov/novi naslov/novem naslovu/нова је|/nova e-posta/naujas adresas/naujas el',
  'nauja adresa/nauju adresu/jauna adrese/jauno adresi/jaunaja adrese/|uus aadress/uuele aadressile/|uus e-post/|uj cim/|uj cime/|uj email/|uj e-mail/yeni adres/yeni e-posta/新アドレス/新しいアドレス/新しいメール/新地址/新的地址/新邮箱/新郵箱/新信箱/新的邮箱/새 주소/새로운 주소/새 메일/|dia chi moi/email moi/ที่อยู่ใหม่/อีเมลใหม่',
  'alamat baru/alamat email baru/כתובת חדשה/כתובת החדשה/العنوان الجديد/عنوان جديد/عنوانه الجديد/آدرس جدید/نشانی جدید/ایمیل جدید',
)
export const CHANGED = any(
  'zmienil/zmienila/ulegl zmian/zmieniony/zmeni/zmenil/zmenila/сменил/сменила/изменил/поменял/изменен/змінив/змінил/змінено/смени|/смени/промени/promijeni/promeni/promenjen/zamenja/spremeni/spremenjen/pasikeit/pakeit/mainij/mainits/nomainij/muutun/muutis/vahetas',
  'megvaltoz/megszunt/cimet valt/degist/degis/変更され/変更になり/変わりました/变更/變更/更换/更換/更改/换了/換了/已换/변경/바뀌/바꾸/|doi dia chi/|da doi/thay doi/เปลี่ยน/berganti/berubah/mengganti/החליף/החליפה/שינה/שונתה/השתנתה/غيّر/تغير/تغيير/عوض/تغییر',
)
/** Who left. */
export const LEFT = any(
  'odszedl/odeszla/przeszedl/|juz nie pracuje/|nie pracuje juz/odesel/odesla z/presel/|uz nepracuje/|jiz nepracuje/odisiel/уволил/уволен/больше не работает/перешел/звільн/більше не працює/напусна/otisao/otisla/vise ne radi/више не ради/отишао/zapustil/|ne dela vec',
  'isejo/nebedirba/aizgaj/vairs nestrada/lahkus/|ei toota/tavozott/elkoltoz/|mar nem dolgoz/ayrildi/ayrilmis/artik calismiyor/退職/異動/転勤/离职/離職/调离/调岗/퇴사/퇴직/이직/전출/담당자가 변경/nghi viec/chuyen cong tac/ลาออก/keluar/pindah/עזב/עזבה/غادر/ترك العمل/ترک/رفته است',
  'pracuje gdzie indziej/|juz nie ma w firm/|juz nas opuscil/|uz ve firme neni/|uz tu neni/|uz tady neni/|uz vo firme nie/здесь больше нет/больше нет в/|уже не работает/|уже нет в/|тут більше немає/|вже не працює/вече не работи/vise nije u/више није у/|ni vec zaposlen/nebera imon/vairs nav uznem/enam ei toota/|mar nincs a/artik burada/退社/もう在籍/已经不在/已不在/已經不在/더 이상 근무/그만두/khong con lam/ไม่ได้ทำงาน/tidak lagi bekerja/sudah tidak bekerja/כבר לא עובד/לא עובדת עוד/لم يعد يعمل/لم تعد تعمل/دیگر در اینجا',
)
/** The invitation to write elsewhere. */
export const WRITE_TO = any(
  '|pisac|/|piszcie|/|prosze pisac|/prosimy kierowac/prosze kierowac/kierowac na/|piste|/pisat na/|napiste|/prosim piste/|piste na|/пишите/писать на/обращайтесь/пишіть/писати на/звертай/пишете на/пишете ни/pisite/piste na/пишите на/pisite na/rasykite/rasyti/rakstiet/kirjutage/saatke/irjon/kuldje/erheto el',
  'yazabilir/yazin/yaziniz/ulasabilir/gonderin/お送り/ご連絡/宛にお願い/宛てにお願い/改发/改寄/请发/請寄/请寄/发送至/發送至/寄至/发至/로 보내/으로 보내/로 연락/|xin gui/|gui toi/|gui den/|vui long gui/ส่งไปที่/ส่งมาที่/ติดต่อที่/kirim ke/kirimkan ke/hubungi',
  'לכתוב אל/לכתוב ל/לפנות אל/שלח אל/المراسلة/راسل/الإرسال إلى/الكتابة/بفرستید/بنویسید/ارسال کنید',
)
/** Somebody who will be back: such texts are no bounces. */
export const VACATION = any(
  'urlop/nieobecn/|wroce/dovolen/nepritom/|vratim/отпуск/буду отсутств/|не в офис/больничн/відпустк/буду відсут/почивк/|odmor/godisnj/|одмор/годишњ/|dopust/odsotn/atostog/nebusiu/atvalin/prombutn/puhkus/|naasen/szabadsag/hazon kiv/tatil/izindey/yillik izin/ofis disi',
  '休暇/不在に/不在の/不在中/不在です/不在で/留守/出張/休業/休假/外出/出差/假期/휴가/부재/출장/nghi phep/vang mat/ลาพัก/ลาหยุด/วันหยุด/|cuti/|di luar kantor/חופש/מחוץ למשרד/إجازة/خارج المكتب/مرخصی/خارج از دفتر/|out of office/autorepl/auto-repl',
)
/** Whose help is offered in refusals of every sort. */
export const HELP_DESK = any(
  'postmaster/abuse/support/helpdesk/help@/admin/|pomoc/podpor/техподдерж/поддержк/підтримк/поддръжк/podrsk/подршк/pagalb/palidz/|abi@/ugyfelszolgal/destek/サポート/管理者/客服/管理员/管理員/고객센터/관리자/|ho tro/dukungan/תמיכה/الدعم/پشتیبانی',
)
/** The other side, be it a person or his server. */
export const OTHER_SIDE = any('お相手/相手先/相手/对方/對方/상대방/상대')
/** Who reads the notice. */
export const YOU = any(
  '|ci|/|cie|/|twoj/|twoich/|panstw/|pana|/|panu/|panskie/|vas|/|vasim|/|vasi|/|vaseho/|vam|/|vase|/|vasu|/|vasej|/|vasich|/|vasemu|/|вас|/|ваш/|вам|/|jusu|/|jus|/|jums|/|jusu/|teie|/|teid|/|teilt/|ont|/|onnek/|on level/|on altal/|sizi|/|sizin/|siz|/|sizden',
  'あなた/貴方/貴社/貴殿/您/你/귀하/당신/보내신/|cua ban/|ban|/|คุณ/จากคุณ/ของคุณ/|anda/שלך/ממך/אותך/رسائلك/بريدك/|منك/عنوانك/شما',
)
export const ADDED = any(
  'dodal/wpisal/umiescil/zaradil/pridal/|внес/добав/заніс/додав/включил/внесъл/dodao/stavio/додао/ставио/uvrstil/itrauk/pievieno/lisanud/felvett/felvette/ekledi/eklemis/|aldi/almis/登録/加入/列入/添加/추가/등록',
  '|them|/|da them/เพิ่ม/memasukkan/menambahkan/הוסיף/הכניס/أضاف/أدرج/افزود/قرار داد',
)
export const GROUP = any(
  '|grup/skupin/konferenc/групп/|груп/список рассыл/списка рассыл/списки рассыл/рассылк/розсилк/|ruhm/gruppi/csoport/levelezolist/listara/グループ/メーリングリスト/群组/群組/邮件列表/그룹/메일링/|nhom/กลุ่ม/קבוצ/مجموعة/المجموعة/گروه',
)
export const ONLY = any(
  'tylko/jedynie/wylacznie/|jen|/pouze/|len|/|iba|/только/|лишь/|лише/тільки/|само|/|samo|/|le|/zgolj/|tik|/|vien|/tikai/ainult/|csak|/kizarolag/yalnizca/sadece/のみ/だけ/専用/只有/仅/僅/只能/只供/만/만이/전용/|chi|/เฉพาะ/เท่านั้น/hanya/רק/فقط/تنها',
)
export const MEMBERS = any(
  'czlonk/czlonkow/pracowni/uprawnion/clenov/clenum/|clen/zamestnan/opravnen/сотрудник/участник/|член/подписчик/співробіт/учасник/служител/|clanov/|clanic/zaposlen/чланов/запослен/|nariai|/darbuotoj/|biedri/darbiniek/liikme/tootaja/|tagok/|tagjai/dolgozo/munkatars/|uyeler/calisan',
  'yetkili kisi/メンバー/会員/社員/職員/成员/成員/会员/會員/員工/员工/회원/구성원/직원/thanh vien/nhan vien/สมาชิก/พนักงาน/anggota/karyawan/pegawai/חברי/עובדי/أعضاء/الأعضاء/موظف/اعضا/کارکنان/کارمند',
)
/** For sending and nothing else. */
export const FOR_SENDING = any(
  '|do wysyl/|k odesil/|pro odesil/|na odesil/|na odosiel/исходящ/|для отправ/|для рассыл/|для надсил/вихідн/|за изпращ/|za slanj/|за слањ/|za posiljan/siuntimui/sutisanai/nosutisanai/saatmiseks/kuldesre/kuldesere/gonderim icin/gondermek icin/gonderim amac',
  '送信/発信/配信/发信/发件/寄信/發信/발신/발송/|de gui/สำหรับส่ง/untuk mengirim/untuk pengiriman/למשלוח/לשליחה/للإرسال/برای ارسال',
)
export const TAKES_NO = any(
  '|nie przyjmuj/|nie odbiera/|nie obslug/neprijim/neprebira/nedostava/neobsluh/|не принима/|не обслужива/|не получа/|не прийма/|не отриму/|не приема/|ne prima/|не прима/|ne sprejem/nepriim/nepienem/vastu ei vota/|ei vota vastu/|nem fogad/almiyor/almamakta/kabul etmiyor',
  '受け付けておりません/受け付けません/受付けません/受信しません/受信しておりません/受信できません/不接收/不接受/不收信/不收/恕不收/不提供收/수신하지 않/받지 않/받을 수 없/khong nhan/ไม่รับ/tidak menerima/אינו מקבל/אינה מקבלת/لا يستقبل/لا يقبل/دریافت نمی',
)
export const EMPTY = any(
  '|pusty|/|pustym|/|puste|/|pusta|/|prazdn/|пуст/порожн/|празен/|prazan/|празан/|prazen/|tusc/|tuks/|tuhi/|ures/|bos|/空/|빈|/비어/|rong/ว่าง/kosong/ריק/فارغ/خالی/|null/|zero|/нулев/nulov',
)
export const HEADER = any(
  'naglow/hlavick/заголов/заглавно поле/zaglavlj/заглављ/|glava|/|glave|/antrast/galven/|pais|/|paise/fejlec/baslik/baslig/ヘッダ/邮件头/標頭/标头/表頭/信头/字段/欄位/헤더/항목/tieu de/ส่วนหัว/หัวจดหมาย/|tajuk/|header/כותרת/ترويسة/رأس الرسالة/سرآیند/هدر',
)
export const HEADER_FIELD = any('|from|/|date|/message id/|subject|')
export const TOO_BIG = any(
  'zbyt duz/|za duz/przekracz/prilis velk/presahuj/prekracuj/privelk/vacsi/vetsi nez/слишком велик/слишком больш/превыша/завелик/занадто велик/перевищу/твърде голям/надвиша/надхвърл/prevelik/premas/превелик/прекорач/presega/|per didel/virsija/parak liel/parsniedz/liiga suur/uletab/|tul nagy/meghalad',
  '|cok buyuk/asiyor/asmakta/大きすぎ/超え/超過/过大/過大/太大/超过/超出/너무 커/너무 크/초과/|qua lon/vuot qua/ใหญ่เกิน/เกินกว่า/เกินกำหนด/เกินขนาด/terlalu besar/melebihi/גדול מדי/גדולה מדי/كبير جدا/أكبر من/يتجاوز/بیش از حد/خیلی بزرگ/بزرگتر',
  'تتجاوز/превышен/prekracza',
  'przewyzsz/prevys/выше разреш/выше допуст/вище дозвол/siniri gec/上回/넘었/넘어/넘습',
)
export const SIZE = any(
  'rozmiar/wielkosc/velikost/velkost/размер/розмір/величин/velicin/dydis/|dydz/izmer/lielum/suurus/|maht/|meret/boyut/サイズ/大小/크기/용량/容量/kich thuoc/dung luong/ขนาด/ukuran/גודל/حجم/اندازه',
)
export const CODING = any(
  '8bitmime/smtputf8/kodowan/kodovan/кодиров/кодуван/kodiranj/кодирањ/kodavim/kodejum/kodeering/kodolas/kodlama/エンコード/文字コード/编码/編碼/字符集/字元集/인코딩/문자 집합/bang ma/pengkodean/קידוד/ترميز/کدگذاری/|format/формат/formatu/bicim/形式/格式/형식/รูปแบบ/dinh dang',
)
export const NOT_SUPPORTED_THERE = any(
  '|nie obslug/nieobslug/|nie rozum/|nie wspier/nepodporuj/nepodporov/neumi|/nerozumi/nevie|/|не поддержив/|не понима/|не підтрим/|не розумі/|не поддърж/|ne podrzav/nije podrz/|не подржав/није подрж/|ne podpir/|ni podprt/nepalaik/neatbalst/|ei toeta/pole toetat/|nem tamogat/|nem ismer/desteklem/tanimiyor',
  '対応しておりません/対応していない/対応していません/サポートされて/不支持/不支援/지원하지/지원되지/khong ho tro/ไม่รองรับ/tidak mendukung/tidak didukung/אינו תומך/אינה תומכת/לא נתמך/غير مدعوم/لا يدعم/پشتیبانی نمی',
)
export const CONVERT = any(
  'przekonwert/konwersj/przetworz/prevest/prevod/prevodu/konverz/previest/преобразов/конверт/перекодир/перетвор/конверту/pretvori/pretvara/претвори/pretvorb/konvertuo/konvertet/teisenda/atalakit/konvertal/donusturul/donusturm/変換/转换/轉換/转码/변환/chuyen doi/แปลง/konversi/dikonversi/המר/تحويل/تبدیل',
)
export const ROOM_FOR_MAIL = any(
  'miejsc/pojemno/przestrzen/prostor/kapacit/|misto/|mista/priestor/|miesta/|мест/объем/|квот/|місц/обсяг/|място/квота/простор/|vieta/|vietos/|talp/|kvot/|vietas/|ruum/|maht/tarhely/|helyet/|hely|/|kota/|yer|/depolama/|alan|/容量/空き/領域/空间/空間/용량/공간',
  'dung luong/|cho trong/พื้นที่/ความจุ/โควตา/ruang/kapasitas/penyimpanan/kuota/|מקום/מכסה/נפח/אחסון/مساحة/حصة/سعة/التخزين/فضا/ظرفیت/سهمیه',
  'powierzchni/할당량/저장 장치',
  'uloziste/ulozisk/存储/儲存/저장',
)
export const USED_UP = any(
  'pelen/pelna/zapeln/zapchan/przepeln/wyczerp/wykorzyst/zabrak/|brak|/skoncz/zajal|/zajete/|pln/|plna/|plny/zaplnen/vycerp/obsazen/|dosl/dosla/dosel/nedostatek/minul/nedostatok/obsaden/переполн/заполн/закончил/исчерпан/занял/кончил/|не хват/|не остал/недостат/переповн/заповн/скінчил/вичерп/забрак',
  '|не вистач/препълн/запълн/изчерп/недостиг/popunj/popuni/istros/iscrp/|нема|/попуњ/попуни/исцрп/zapoln/zmanjk/porabil/perpild/|baig/nebeliko/isnaud/parpild/izlietot/|beig/taitun/|otsa/kasutat ara/megtel/betelt/elfogy/elhaszn/kimerul/|dolu|/doldu/dolmus/kalmad/yetersiz/tukend/tuketti',
  'いっぱい/一杯/満杯/不足/超え/超過/枯渇/なくな/足り/使い切/满/滿/用尽/用盡/耗尽/用完/占满/塞满/不够/不夠/가득/부족/소진/초과/꽉/모자/|day/|da day/|het|/khong con/khong du/เต็ม/ไม่พอ/ไม่เพียงพอ/หมด/penuh/habis/tidak cukup/מלא/נגמר/אזל/נוצל/ممتلئ/امتلأ/لا توجد/لا يكفي/نفد/نفدت/استنفد/پر است/پر شده/کافی نیست/تمام شده',
  'nincs elegendo/nincs eleg|/|nem elegendo/niewystarcz/|za malo/nedostatecn/malo mista/nedostatocn/недостаточно/недостатньо/недостатъчно/nedovoljno/недовољно/|ni dovolj/nepakank/nepietiek/|ei piisa/pole piisav/yeterli/nema slobod/нема слобод/|нет свобод/|нет места/немає вільн/немає місц/няма свобод/няма място/neni voln/zadne voln/|nie je voln/nera laisv/|nav briv/|nav viet/|ei ole vaba/pole vaba/nincs szabad/|bos yer yok/|bos alan yok/没有空间/没有足够/沒有空間/沒有足夠/공간이 없/ไม่มีพื้นที่/tidak ada ruang/אין מקום/אין די/فضای کافی',
  'nebera/vairs nav/vairs nepietiek/enam ei/塞爆/爆满/爆滿',
  'nema dostatecn/nema dost mista/|nie ma wystarcz/|не имеет достаточн/|не має достатн/nema dovoljno/нема довољно/|нет достаточно',
)
/** A message that finds no room. */
export const DOES_NOT_FIT = any(
  '|nie zmiesci/|nie miesci/nevejd/nezmest/nezmesti/|не помест/|не помещ/|не вмещ/|не влез/|не вміщ/|не помісти/|не побира/|ne stane/|не стане/netelp/neietilpst/|ei mahu/|nem fer/sigmiyor/sigmadi/入りきら/入らない/放不下/容不下/裝不下/들어가지/들어갈 수 없/khong vua/|muat',
  'nezmesti/nevojd/|ne gre vec/|ne gredo vec/nestane/netelpa/nebetelpa/vairs nelien/neietilp/tobb hely/入りません/入らなく/放不进/放不進/塞不下/들어갈 자리/자리가 없/khong vao duoc/khong chua/ไม่มีที่ว่าง/ไม่มีที่เหลือ/tidak muat/אין מקום/אין יותר מקום/يتسع/لا مكان/جا ندارد/جا نمی',
)
export const SHUT = any(
  'zamknie/wylaczon/zawieszon/zablokowan/nieaktywn/dezaktyw/zamrozon/pozastaven/deaktivov/zablokovan/neaktivn/uzavren/vypnut/zmrazen/zrusen uzivatel/заблокирован/приостановлен/отключен/отключён/закрыт/деактивир/неактив/заморожен/заблокован/призупинен/вимкнен/деактив/спрян/блокиран/onemogucen/deaktivir/suspend',
  'zatvoren/ugasen/blokiran/онемогућен/угашен/суспендован/затворен/деактивиран/onemogocen/zaprt/izkljucen/sustabdyt/uzblokuot/isjungt/uzdaryt/neaktyv/bloket/slegts/aptur/deaktiv/neaktiv/suletud/peatatud/blokeeritud/letiltott/letiltottuk/felfuggeszt/megszunt/lezar/inaktiv/kapatil/askiya/devre disi',
  'dondurul/pasif/etkin degil/休止/凍結/利用停止/停止され/停止して/無効に/冻结/停用/停权/停權/锁定/鎖定/禁用/休眠/已关闭/已關閉/정지/사용이 중지/사용 중지/휴면/비활성/잠긴/잠겨/|bi khoa/|da khoa/|vo hieu/|tam ngung/ngung hoat dong/ถูกระงับ/ปิดใช้งาน/ถูกปิด/dinonaktif/ditangguhkan/ditutup/dibekukan',
  'הושע/מושבת/הוקפא/אינו פעיל/לא פעיל/معلق/تعليق/تعطيل/معطل/موقوف/غير نشط/غیرفعال/تعلیق/بسته شده',
  '사용중지/이용중지',
  'uspan/uspion/усыплен/приспан/altatt/uyutul/休眠に/휴면',
)
/** That its owner let it lie. */
export const NEGLECTED = any(
  '|nie byla uzyw/nieuzyw/|nie uzyw/|nie korzyst/niekorzyst/braku logowan/braku aktywn/|nie logowa/necinnost/nepouziv/neprihlas/nepouzil/|не заход/|не пользова/|не использ/бездейств/неактивност/|не користува/|не користувал/неактивн/nekoristenj/|не користи/неkoriscenj/некоришћењ/nekorisc/neuporab/nenaudoj/nesinaudoj/nelietot/|nav lietot',
  '|ei ole kasutatud/pole kasutatud/kasutamata/|nem hasznal/|nem leptek be/kullanilmadi/kullanilmayan/giris yapilma/ご利用がな/利用がな/ログインがな/未登录/未登入/未使用/久未/접속하지 않/로그인하지 않/사용하지 않/khong dang nhap/khong su dung/ไม่ได้ใช้/ไม่ได้เข้า/tidak aktif/tidak digunakan/לא נכנס/חוסר פעילות/عدم النشاط/عدم استفاده',
  'hareketsiz/inaktivit/неактивност/長期未使用/闲置/閒置/미사용',
)
export const UNPAID = any(
  '|nie oplac/nieoplac/nezaplac/neuhraz/nezaplat/|не оплач/|не оплат/неоплат/неуплат/|не сплач/|не сплат/несплат/неплащан/nije placen/неплаћ/neplacan/neapmok/|nav apmaks/maksmata/tartozas/|nem fizet/odenmed/odenmemis/未払/支払いが/欠费/未缴/欠費/미납/chua thanh toan/ค้างชำระ/belum dibayar',
)
export const AT_SIGN = any(
  '"@"/\'@\'/znaku @/znak @/znakiem @/zavinac/знак @/знака @/символа @/символ @/|собак/kukac/@ jel/@ isaret/@記号/@ 記号/@マーク/アットマーク/@符号/@符號/@ 기호/골뱅이/|ky tu @/|dau @/เครื่องหมาย @/tanda @/סימן @/שטרודל/علامة @/علامت @',
)
export const CHARACTERS = any(
  '|znak/|znaki/|znakow/символ/|букв/пробел/|mezer/|medzer/пробіл/интервал/|razmak/размак/|presled/simbol/tarpas/tarpus/|tarp/atstarp/|tuhik/|mark/karakter/szokoz/bosluk/文字/空白/スペース/字符/字元/空格/문자/공백/기호/|ky tu/khoang trang/อักขระ/ช่องว่าง/spasi/תווים/|תו|/רווח/أحرف/حروف/رموز/مسافة/کاراکتر/نویسه',
)
export const NOT_ALLOWED_IN = any(
  'niedozwol/niewlasciw/nedovol/nepovol/neplatn/недопуст/кирил/запрещ/некоррект/неприпуст/заборон/недозвол/непозвол/невалид/nedopusten/nedozvoljen/недозвољен/neleisti/neatlaut/nederig/lubamat/sobimat/ervenytelen/|nem megenged/gecersiz/izin verilmey/使用できない/不正な/利用できない/非法/不允许/不允許/无效/無效/허용되지/사용할 수 없',
  'khong hop le/khong duoc phep/ไม่อนุญาต/ไม่ถูกต้อง/tidak diizinkan/tidak valid/tidak sah/אסור/לא חוקי/غير مسموح/غير صالح/غیرمجاز/نامعتبر',
)
export const NOT_REGISTERED = any(
  '|nie zostal zarejestr/|nie zostala zarejestr/|nie zostalo zarejestr/|nie zostala nigdy zarejestr/nigdy nie zarejestr/|nie jest zarejestr/niezarejestr/neni registr/neni zaregistr/nebyla registr/|nie je registr/|nie je zaregistr/|не зарегистр/|не зареєстр/|не е регистр/nije registr/није регистр/|ni registriran/neregistruot/neuzregistruot/|nav registr/pole registr/|ei ole registr/nincs bejegyez/nincs regisztr',
  'kayitli degil/tescilli degil/登録されて/未注册/未註冊/등록되지/chua duoc dang ky/chua dang ky/ไม่ได้จดทะเบียน/tidak terdaftar/אינו רשום/לא רשום/غير مسجل/ثبت نشده',
)
export const NO_WAY = any(
  '|brak/|nie ma|/nevede/neexist/|neni|/nevedie/|нет|/|не найден/недоступ/отсутств/немає/|не знайд/|няма/|не е намер/|nema|/|нема|/nije pronad/|ni|/|ni najd/|nera|/nerast/|nav|/puudub/|ei leitud/|nincs/|nem vezet/|nem talal/bulunam/|yok/ありません/見つかり/没有/沒有/找不到/无法到达/無法到達/없/찾을 수 없',
  'khong co/khong tim thay/ไม่มี/ไม่พบ/tidak ada/tidak ditemukan/|אין/לא נמצא/لا يوجد/غير متاح/وجود ندارد/پیدا نشد',
)
export const NO_ANSWER = any(
  '|nie odpowiad/|nie odpowiedz/|nie reaguj/neodpovid/neodpoved/nereaguj/|не отвеча/|не ответил/|не відпов/|не отговар/|не отговори/|ne odgovar/nije odgovor/|не одговар/није одговор/|ne odziva/|se ne odzov/neatsak/nereaguo/neatbild/nereag/|ei vasta/|ei reageeri/|nem valasz/yanit verm/cevap verm/yanit alinam/cevap alinam/応答がありません/応答がない',
  '応答しま/応答がなかっ/没有响应/沒有回應/无响应/無回應/未响应/没有回应/没有应答/무응답/응답하지/응답이 없/khong phan hoi/khong tra loi/ไม่ตอบ/tidak meresp/tidak menanggapi/tidak menjawab/אינו מגיב/לא מגיב/לא הגיב/אינו עונה/لا يستجيب/لم يستجب/لا يرد/پاسخ نمی/پاسخی نداد/پاسخ نداد',
  'nikt sie nie zglosil/nikt nie odpow/nikdo se neozval/nikdo neodpov/nikto sa neozval/|se neozval/|sa neozval/никто не ответил/|не отозвался/ніхто не відпов/|не відгукн/никой не отговор/|не се отзов/nitko nije odgovor/niko nije odgovor/нико није одговор/|se nije javi/|се није јави/nihce ni odgovor/|se ni odzval/niekas neats/neviens neatbild/keegi ei vast/|nem jelentkezett',
  '|nem felel/senki sem/|ses cikmadi/cevap gelmedi/yanit gelmedi/cevap yok/反応がありません/反応がなかっ/反応がない/毫无反应/毫無反應/毫無回應/毫无回应/没有反应/沒有反應/无人应答/반응이 없/khong co phan hoi/ไม่มีการตอบ/tidak ada tanggapan/tidak ada jawaban/לא הייתה תגובה/אין תגובה/ללא מענה/لم نتلق ردا/پاسخی نیامد/پاسخی دریافت',
)
export const DISK = any(
  '|dysk/dyskow/|disk|/|disku|/|disku/|disk/|диск/хранилищ/сховищ/накопичув/|diska/|diske/|ketas/|kettal/|ketta/|lemez/ディスク/記憶装置/ストレージ/磁盘/磁碟/硬盘/硬碟/디스크/스토리지/|o dia/|o cung/ดิสก์/דיסק/כונן/|قرص/دیسک',
)
export const SYSTEM = any(
  'system/systemu/систем/sistem/susteem/rendszer/システム/系统/系統/시스템/|he thong/ระบบ/מערכת/نظام/النظام/سامانه/سیستم',
)
export const FAULT = any(
  'awari/usterk/konserwac/poruch/vypad/udrzb/|сбой/|сбоя/неполад/авари/технические работ/технических работ/ремонт/обслуживан/профилакти/|збій/|збою/несправн/технічні робот/технічних робіт/обслугов/повреда/поддръжка на/профилактик/|kvar/|квар/odrzavanj/одржавањ/okvar/vzdrzevan/gedim/sutrik/prieziuros darb/bojajum/klume',
  'apkop/|rike/hooldus/meghibas/uzemzavar/karbantart/ariza/|bakim/障害/故障/メンテナンス/维护/維護/检修/장애/장애가/고장/점검/|su co/|bao tri/ขัดข้อง/ปิดปรับปรุง/บำรุงรักษา/gangguan/pemeliharaan/תקלה/תחזוקה/عطل/صيانة/خرابی/اختلال/تعمیر',
)
export const LIST = any(
  '|listy|/|liste|/|lista|/lista dystr/lista adres/seznam/zoznam/konferenc/|список/|списк/рассылк/розсилк/|popis/листу/|листе/|sarasa|/saraso/|sarakst/nimekir/|loend/levelezolist/terjesztesi/dagitim list/|liste/メーリングリスト/配布リスト/列表/清单/清單/邮件组/메일링/배포/danh sach/รายชื่อ/|milis/|daftar/רשימת תפוצה/קבוצת/قائمة/فهرست',
)
export const EXPAND = any(
  'rozwin/rozvin/rozbal/rozlozit/раскры/развер/развернуть/розгорн/розкри/разгъ/|razvi/prosiri/прошири/razsiri/issklei/isplesti/izvers/laienda/kibont/felold/genislet/acilama/展開/展开/확장/|mo rong/ขยาย/memperluas/pengembang/הרחב/توسيع/گسترش',
)
export const UNWANTED = any(
  'niechcian/niezamowion/|reklam/nevyzad/nezadou/neziadan/нежелат/|спам/реклам/небажан/нежелан/nezeljen/нежељен/nezelen/smetj/brukal/slamst/nepageidaujam/mestul/|ramps/keretlen/istenmeyen/onemsiz/迷惑メール/スパム/广告/廣告/垃圾/스팸/광고/|thu rac/quang cao/สแปม/ขยะ/sampah/|זבל/ספאם/مزعج/غير مرغوب/سخام/هرزنامه/اسپم',
  '|spam/عشوائي/स्पैम/जंक',
)
/** Sent, or coming, from a place; and what people say of it then. */
export const CAME_OUT = any(
  'rozsyl/wysyl/pochodzi/naplywa/chodi/rozesil/odesila/|идет|/|идёт/поступа/рассыл/исходит/отправля/|йде|/надход/розсил/пристига/изпращ/stize/salje/стиже/шаље/prihaja/posilja/siunci/|suta/saada/erkez/kuld|/kuldott/geliyor/gonder',
  '送ら/送った/送信の/送信した/送信してい/通報/苦情/寄送/发垃圾/發垃圾/发送/發送/投诉/投訴/보낸|/보내/신고/|gui di/|khieu nai/เคยส่ง/ร้องเรียน/mengirim/keluhan/שלח/תלונות/أرسل/شكاوى/ارسال/گزارش',
)
export const JUDGED = any(
  'uznan/oceni/zakwalif/sklasyf/oznacz/rozpozn/vyhodnoc/oznac/posouzen/признан/расцен/распозн/помечен/похож/принял/определ/визнан/розцін/розпізн/позначен/оцінен/разпозн/маркир/счетен/счита/prepozn/klasific/препозн/означ/atpazin/pazymet/atzit/atpazit/tunnist/margi/margit/hinnat/minosit/felismer/jelol/degerlendir/algilan',
  'isaretlen/判断/判定/みなさ/視為/视为/认定/認定/被判/识别/判為/판정/간주/분류/|bi coi/|xac dinh/|bi danh dau/ถูกจัด/ระบุว่า/dianggap/terdeteksi/dikategori/סווג/זוהת/صنف/تصنيف/اعتبار/اعتبرت/تشخیص/شناسایی/माना गया/माना है',
)
export const LINK = any(
  'odnosnik/|odkaz/ссылк/посилан/препратк/poveznic/|link/|линк/nuorod/|saite/|viide|/|lingi/hivatkozas/リンク/url/链接/連結/鏈接/링크/lien ket/ลิงก์/tautan/קישור/رابط/پیوند/لینک',
  'baglanti/|baglan',
)
export const DANGEROUS = any(
  'niebezpiecz/zlosliw/szkodliw/podejrz/nebezpec/skodliv/zavadn/вредонос/опасн/подозр/фишинг/шкідлив/небезпечн/опасен/зловред/злонамер/opasn/zlonamjern/zlonamern/nevarn/skodljiv/pavojing/kenksming/bistam/kaitig/ohtlik/pahavara/veszelyes/kartekony/zararli/tehlikeli/危険/不正な/悪意/危险/危險/恶意/惡意/钓鱼/釣魚',
  '위험/악성/유해/nguy hiem/|doc hai/อันตราย/berbahaya/מסוכן/זדוני/خطير/ضار/ضارة/خطرناک/مخرب',
  '不審/可疑/gyanus/supheli/의심/dang ngo/น่าสงสัย/mencurigakan/חשוד/مشبوه/مشکوک/sumnjiv/сумњив/sumljiv/itartin/aizdomig/kahtlas/підозріл',
)
/** A wait that took too long: no matter of how much is sent. */
export const TIMED_OUT = any(
  '시간이 초과/시간 초과/시간을 초과/接続時間/タイムアウト/超时/逾時/超時/время ожидания/|час очікування/czas oczekiwania/limit czasu/casovy limit/време за изчакване/zaman asimi/idotullepes/thoi gian cho/หมดเวลา/batas waktu/זמן קצוב/مهلة/مهلت/timeout/time-out',
)
/** Checks of a sender's domain: they name much else besides. */
export const CHECKS = ['|spf', '|dkim', '|dmarc', '|arc|']
/** Who has a mailbox. */
export const USER = any(
  'uzytkown/uzivatel/pouzivatel/пользоват/користувач/потребител/korisnik/корисник/uporabnik/vartotoj/lietotaj/kasutaja/felhasznalo/kullanici/ユーザー/用户/用戶/使用者/사용자/nguoi dung/ผู้ใช้/pengguna/משתמש/مستخدم/کاربر',
)
/** What stands behind the "@" of an address. */
export const AFTER_AT = any(
  '|po znaku @/|po malpie/|za malpa/|za zavinacem/|za znakem @/|za @/после @/после знака @/после собак/після @/після знака @/след @/след знака @/nakon @/|iza @/|иза @/|za znakom @/|po @ zenkl/|aiz @/parast @/kukac utan/@ utan/kukac mogott/@ sonra/@ isaretinden sonra',
  'アットマークより/アットマークの右/アットマーク以降/@より/@の右/@以降/@右/@后/@後/@之后/@之後/@ 뒤/@ 이후/골뱅이 오른/골뱅이 뒤/|sau dau @/|sau ky tu @/หลังเครื่องหมาย @/หลัง @/setelah @/setelah tanda @/אחרי @/לאחר @/אחרי השטרודל/بعد @/بعد علامة @/بعد از @/پس از @',
  'より右/の右側/より後ろ/右の部分/오른쪽 부분',
)
/** That something is not right. */
export const WRONG = any(
  'bledn/nieprawidl/|zly/|zla|/chybn/spatne/nespravn/|zle|/неверн/неправильн/ошибоч/невірн/|хибн/погрешн/грешн/неправил/pogres/neisprav/napacn/неисправ/neteising/klaiding/nepareiz/kludain/vigane/|vale|/hibas/|rossz/yanlis/hatali/間違/誤り/写错/寫錯/错误/錯誤/有误/有誤/틀렸/틀린/잘못',
  '|sai|/ผิด/salah/שגוי/خاطئ/خطأ/اشتباه/نادرست',
  'ไม่ถูกต้อง/tidak benar/לא תקין/khong dung/neplatn/nevalid/невалид',
)
/** Somebody of that name. */
export const SUCH_NAME = any(
  '|tym nazwisk/takim nazwisk/takiej osob/takiego czlowieka/taka osob/nikogo takiego/timto jmenem/|tim jmenem/takovym jmenem/takoveho cloveka/takova osoba/takeho cloveka/taky clovek/takym menom/tymto menom/таким именем/таким логином/таким імен/таким логін/такого человека/человека с таким/такої людин/людини з так',
  'такова име/такъв човек/човек с так/|tim imenom/takvim imenom/|тим именом/таквим именом/|tem imenom/takega cloveka/taksnim imenom/tokiu vardu/tokio zmog/tokio asmen/sadu vardu/sada cilvek/tada cilvek/sellise nimega/sellist inim/ilyen nevu/ilyen nevvel/ezen a neven/|bu isimde/|bu adda/boyle biri/oyle biri/|bu isimle',
  'という名前/そのような名前/そのような方/該当する方/这个名字/此名字/這個名字/此名之人/此人/그런 이름/그런 사람/이라는 이름/|ten nhu vay/|ten nay/|ai ten/ชื่อนี้/คนนี้/nama itu/nama tersebut/orang itu/orang tersebut/בשם זה/בשם הזה/בשם כזה/אדם כזה/بهذا الاسم/شخص كهذا/با این نام/به این نام/چنین شخص/چنین کس',
)
/** That there is none. */
export const NONE_HERE = any(
  '|nie ma|/|nie znamy/|nie mamy/|nie pracuje/nemame/nezname/|neni|/nenajdeme/neevidujeme/|нет|/|нету/|не знаем/|не значится/|не числится/|нема|/немає/|не знаємо/|няма|/нямаме/|не познаваме/|nema|/nemamo/|ne poznajemo/немамо/|ni|/nimamo/|ne poznamo/|nera|/neturime/nezinome/|nav|/nepazistam/|pole|/|ei ole/|ei tunne/|nincs/|nem dolgoz',
  '|nem ismerunk/|yok/calismiyor/tanimiyoruz/おりません/いません/存じません/ありません/没有/沒有/查无/查無/不存在/无人/없습니다/없음/계시지 않/khong co/ไม่มี/ไม่รู้จัก/tidak ada/tidak mengenal/|אין|/לא מוכר/ليس لدينا/لا يوجد/لا نعرف/نیست/نداریم/وجود ندارد',
)
/** To make room. */
export const CLEAN_UP = any(
  'oprozni/zwolnic miejsc/zwolni miejsc/posprzat/promaz/vyprazdn/uvolni/vycisti/почист/очист/освобод/звільнит/вичист/изпразн/isprazni/испразни/oslobod/ослобод/izprazn/sprazn/pobris/istustin/isvaly/atlaisvin/iztuks/iztir/atbrivo/tuhjenda/puhasta/vabasta/kiurit/|urit/felszabad/kitorol',
  'bosalt/temizle/整理/空けて/清理/清空/정리/비우/비워/|don bot/|don dep/|xoa bot/ลบอีเมล/ล้างกล่อง/mengosongkan/membersihkan/kosongkan/לפנות מקום/לרוקן/למחוק/تفريغ/إفراغ/تفرغ/خالی کن/پاک کن',
)
/** Being let in. */
export const ACCESS = any(
  '|dostep/pristup/доступ/достъп/приступ/|dostop/prieig/piekluv/juurdepaas/ligipaas/hozzafer/erisim/アクセス/利用権/访问/存取權/使用权/접근/truy cap/การเข้าถึง/|akses/גישה/الوصول/دسترسی',
)
/** That it was taken from somebody. */
export const TAKEN_AWAY = any(
  'odebran/cofniet/zablokow/odnat/zakazan/odobrat/закры/отозван/ограничен/лишен/закрит/обмежен/забрано/отнет/спрян/прекратен/ukinut/oduzet/укинут/одузет/odvzet/ukinjen/atimt/sustabdyt/panaikint/|liegt/atnemt/partraukt/|ara voetud/peatatud/suletud/megvon/megszunt/letilt/kaldiril/kesild/iptal edil',
  '停止/中止/暂停/暫停/停用/取消/정지/중단/제한/|thu hoi/|bi khoa/ระงับ/ถูกถอน/dicabut/dihentikan/נשלל/נחסמ/הופסק/سحب/إيقاف/ألغي/لغو شد/قطع شد/گرفته شد',
  'закрил',
)
/** Whom a provider serves. */
export const CUSTOMER = any(
  '|klient/zakazni/клиент/абонент/клієнт/ugyfel/elofizet/musteri/|abone/お客様/ご契約/契約者/客户/客戶/고객/회원/khach hang/ลูกค้า/pelanggan/לקוח/العميل/المشترك/مشترک/مشتری',
)
/** The address that somebody has now. */
export const CURRENT_ADDRESS = any(
  'obecny e-mail/obecny adres/aktualny adres/aktualny e-mail/soucasny e-mail/soucasna adresa/nynejsi adres/nynejsi e-mail/aktualni adres/aktualna adres/sucasna adres/нынешняя почта/нынешний адрес/нынешний e-mail/теперешний адрес/текущий адрес/теперішня пошт/теперішня адрес/нинішня адрес/сегашният адрес/сегашен адрес/настоящ адрес',
  'sadasnja adresa/trenutna adresa/садашња адрес/тренутна адрес/trenutni naslov/sedanji naslov/dabartinis adres/dabartinis el/pasreizeja adres/tagadeja adres/praegune aadress/praegune e-post/jelenlegi e-mail/jelenlegi cim/|su anki adres/|su anki e-post/guncel adres/現在の連絡先/現在のアドレス/現在のメール/现在的邮箱/现在的地址/目前的邮箱/现用邮箱/現在的信箱/目前的信箱',
  '현재 메일/현재 주소/현재 이메일/|dia chi hien tai/email hien tai/อีเมลปัจจุบัน/ที่อยู่ปัจจุบัน/alamatnya saat ini/alamat saat ini/surel saat ini/הכתובת הנוכחית/כתובתו הנוכחית/عنوانه الحالي/العنوان الحالي/نشانی کنونی/نشانی فعلی/آدرس فعلی',
)
/** Less at a time. */
export const SLOWER = any(
  'wolniej/zwolnic/|rzadziej/mniej listow/mniej wiadom/pomaleji/pomalsie/zpomal/spomal/zvolnete/медленн/помедлен/|реже/снизьте/уменьшите/повільн/рідше/зменште/по-бавно/забавете/намалете/sporije/usporite/спорије/успорите/|rjede/pocasneje/upocasnite/leciau/letejau/reciau/sumazinkite/lenak/|retak/samaziniet',
  'aeglasemalt/harvemini/lassab/ritkab/|yavas/seyrek/azaltin/ゆっくり/間隔を空け/間隔をあけ/頻度を下/減らして/放慢/降低/减慢/減慢/减少发/천천히/속도를 줄/줄여/cham lai/cham hon/ช้าลง/|pelan/|lambat/kurangi/|לאט/להאט/ببطء/أبطئ/آهسته/کندتر',
  'spowoln/сбавьте/сбавь/lassits/ペースを落/속도를 늦/慢一点/慢一點',
)
/** That it was tried. */
export const TRIED = any(
  'probowal/ponawial/zkousel/pokousel/skusal/pokusal/старал/пытал/пробовал/намагал/пробували/опитва/опитах/pokusaval/pokusali/покушава/покушали/poskusa/poskusil/bandem/bandyta/meginaj/puudsi/proovisi/probalkoz/probalt/denedik/denendi/calistik/試し/試みました/試みまし/试了/試了/尝试/嘗試/重试/重試/시도했/시도하/|da thu/พยายาม/dicoba/mencoba/ניסינו/נוסה/حاولنا/کوشید/تلاش کرد/سعی کرد',
)
/** Without success. */
export const IN_VAIN = any(
  '|bez skutku/bezskutecz/|bez powodz/marne/zbytocne/bezvysledn/neuspesne/|bez uspech/впустую/безуспешн/напрасн/безрезультат/марно/безуспішн/напразно/uzalud/bezuspjes/bezuspes/узалуд/безуспеш/|zaman/neuspesno/veltui/nesekming/bergzdziai/veltigi/nesekmig/asjata/edutult/hiaba/sikertelen/bosuna/nafile/sonuc alamad/無駄/届かず/届きません/没送到/沒送到/没有成功/未果/无果/실패/전하지 못/|ma khong duoc/khong thanh cong/ไม่สำเร็จ/sia-sia/tanpa hasil/לשווא/ללא הצלחה/دون جدوى/بلا جدوى/بی نتیجه/بی‌نتیجه',
)
/** That it is over. */
export const NO_MORE = any(
  'dalej nie/wiecej nie|/|dal neposil/dale neposil/|dal to neskus/|uz to neskus/dalej nepos/больше не|/більше не|/повече не|/vise ne|/више не|/|vec ne|/daugiau ne/vairs ne/enam ei/rohkem ei/tovabb nem/tobbet nem/|artik|/以後の/以降の/不再/더 이상/그만둡/그만두/khong gui nua/จะไม่ส่ง/tidak akan/tidak lagi/לא ננסה עוד/לא יישלח עוד/|لن|/دیگر',
)
/** That something went wrong in a machine. */
export const BROKE = any(
  'zepsul/popsul/nawalil/pokazil/rozbil/porouch/сломал/поломал/пошло не так/зламал/поламал/пішло не так/счупи/повреди/обърка/pokvaril/покварил/poslo po zlu/sugedo/sutriko/salauz/nogaja greizi/sabojaj/rikkis/laks katki/laks valesti/elromlott/meghibasod/bozuldu/aksad/ters gitti/不具合/故障/トラブル/出了问题/出問題/坏了/壞了/고장/문제가 생/|bi hong/truc trac/ขัดข้อง/rusak/bermasalah/התקלקל/השתבש/تعطل/خلل/خراب شد/مشکلی پیش',
)
/** At the side that speaks. */
export const WITH_US = any(
  'naszej stron/|u nas|/nasi stran/nasej stran/|у нас|/нашей сторон/нашому боц/нашего сервера/|при нас/наша страна/|kod nas/|код нас/nasoj strani/нашој стран/|pri nas|/nasi strani/|pas mus|/musu pus/|pie mums/musu puse/meie pool/nalunk/bizim taraf/|bizde/こちら側/こちらの/当方/当社/弊社/我们这/我們這/我方/저희/당사/phia chung toi/ทางเรา/ฝั่งเรา/pihak kami/tempat kami/אצלנו/בצד שלנו/من جانبنا/نزد ما/سمت ما',
)
/** What sorts mail out. */
export const FILTER = any(
  'filtr/filtar/|filter/филтър/филтри/фильтр/фільтр/филтер/szuro/suzge/フィルタ/过滤/過濾/필터/|bo loc/ตัวกรอง/saringan/penyaring/מסנן/مرشح/فلتر/فیلتر/صافی',
)
/** That it does not let something pass. */
export const NOT_LET_THROUGH = any(
  '|nie wpuszcz/|nie przepuszcz/|nie dopuszcz/nepust/nepropust/neprepust/|не пропуск/|не пуска/|не пропустил/|не впуска/|не допуск/|ne propust/|не пропушт/|ne pusta/|ne prepust/|ne spust/nepraleid/neileid/nelaiz/neielaiz/|ei lase/|nem enged/gecirmiyor/gecirmez/gecirilm/通りません/通しません/通過させ/通過でき/通さない/不让/不讓/不放行/통과시키지/통과하지/통과할 수/khong cho qua/khong qua duoc/ไม่ผ่าน/ไม่ปล่อย/tidak melolos/tidak lolos/לא מעביר/אינו מעביר/לא נותן/لا يسمح/لا يمرر/اجازه عبور/عبور نمی',
)
/** That somebody does not want it. */
export const NO_WISH = any(
  '|nie zyczy/|nie chce/nepreje/nechce/nezela/nezeli/|не желает/|не хочет/|не бажає/|не хоче/|не желае/|не иска/|ne zeli/|не жели/|noce/nenori/nepageidauj/nevelas/negrib/|ei soovi/|ei taha/|nem kivan/|nem ker|/|nem szeretne/istemiyor/istememekt/希望していません/希望されません/希望しません/受け取りたく/不希望/不愿/不願/不想/원하지 않/받고 싶지/khong muon/ไม่ต้องการ/ไม่ประสงค์/tidak mau/tidak ingin/tidak menghendaki/אינו מעוניין/לא מעוניין/אינו רוצה/לא רוצה/لا يرغب/لا يريد/مایل نیست/مایل به/نمی‌خواهد',
)
/** A file that is a program. */
export const EXECUTABLE = any(
  'wykonywaln/spustiteln/исполняем/исполнимы/виконуван/изпълним/izvrsn/извршн/izvrsljiv/vykdomu/vykdomie/izpildam/kaivitatav/futtathato/yurutulebilir/calistirilabilir/実行形式/実行ファイル/可执行/可執行/실행 파일/실행파일/thuc thi/ไฟล์ปฏิบัติการ/dapat dieksekusi/dapat dijalankan/קבצי הפעלה/קובץ הפעלה/قابلة للتنفيذ/تنفيذي/اجرایی',
)
/** A file. */
export const FILE = any(
  '|plik/|soubor/|subor/|файл/|fail|/|faili/|failu/|failas/|datotek/|датотек/|fajl/|dosya/ファイル/文件/檔案/档案/.zip/.rar/파일/|tep|/ไฟล์/|berkas/קובץ/קבצ/ملف/پرونده/فایل',
)
/** That it carries a virus. */
export const INFECTED = any(
  'zainfekow/zarazon/zakazon/nakazen/infikov/napaden/zavirov/заражен/инфицир/заразен/уражен/zarazen/okuzen/uzkrest/inficet/nakatun/fertoz/viruslu/virus bulas/enfekte/感染/감염/|bi nhiem/nhiem vi/nhiem ma doc/ติดไวรัส/ติดเชื้อ/terinfeksi/terjangkit/נגוע/مصاب/ملوث/آلوده/troja/троян/木马/木馬/トロイ/트로이',
)
/** A size. */
export const MEGABYTES = any(
  '0mb/1mb/2mb/3mb/4mb/5mb/6mb/7mb/8mb/9mb/0 mb/1 mb/2 mb/3 mb/4 mb/5 mb/6 mb/7 mb/8 mb/9 mb/0мб/1мб/2мб/3мб/4мб/5мб/6мб/7мб/8мб/9мб/0 мб/1 мб/2 мб/3 мб/4 мб/5 мб/6 мб/7 мб/8 мб/9 мб',
  'megabajt/мегабайт/megabayt/メガバイト/兆',
)
/** No more than. */
export const AT_MOST = any(
  'granica/wiecej niz/najwyzej/maksym/|vic nez/vice nez/nejvyse/maximal/najviac/viac ako/|не больше/|не более/максим/|не більше/щонайбільше/най-много/|не повече/najvise/највише/najvec/|ne daugiau/daugiausia/|ne vairak/maksimal/koige rohkem/|kuni|/legfeljebb/|en cok/|en fazla/まで/以内/以下/上限/最多/最大/不超过/不超過/까지/이하/최대/|toi da/ไม่เกิน/paling banyak/paling besar/מותר עד/לכל היותר/حتى/كحد أقصى/لا يزيد/حداکثر/بیشتر از',
)
/** That it is broken. */
export const DAMAGED = any(
  'uszkodz/poskozen/poskoden/поврежд/битый/пошкодж/повреден/ostecen/оштећен/poskodovan/sugadint/bojat/vigane/rikutud/serult/bozuk/bozulmus/壊れて/破損/损坏/損壞/损毁/손상/|bi hong/|bi loi/เสียหาย/rusak/פגומ/تالف',
)
/** How it ought to be. */
export const STANDARD = any(
  'standar/|norm|/|normy/|normie/стандарт/нормам/|rfc/szabvan/規格/標準/标准/표준/규격/tieu chuan/มาตรฐาน/תקן/معيار/معايير/استاندارد',
)
/** Lists of hosts that are asked by DNS. */
export const HOST_LISTS = any('rbl|/|rbl/rblに/rblリスト/rbl에/rbl，/dnsbl')
/** That a host has no right to it. */
export const NO_RIGHT = any(
  '|nie ma prawa/|nie jest uprawn/|nie jest upowaz/nesmi/neni opravnen/nema pravo/|nie je opravnen/нельзя/|не имеет права/|не вправе/|не уполномочен/|не має права/|не вповноваж/няма право/|не е упълномощ/nije ovlast/није овлашћ/нема право/nima pravice/|ni pooblascen/|ne sme|/neturi teises/neigaliot/|nav tiesibu/|nav pilnvarot/pole oigust/|ei tohi/|nem kuldhet/nincs joga/|nem jogosult/yapamaz/gonderemez/yetkisi yok/yetkili degil',
  '権限がありません/権限がない/許可されていない/无权/無權/未获授权/未獲授權/未授权/권한이 없/khong co quyen/khong duoc phep/ไม่มีสิทธิ์/tidak berhak/tidak berwenang/אינו רשאי/אינו מורשה/אין הרשאה/غير مخول/ليس مخول/لا يحق/مجاز نیست/اجازه ندارد',
)
/** One's own way out. */
export const OWN_SERVER = any(
  'wlasnego serwera/wlasny serwer/swojego serwera/swoj serwer/wlasnego smtp/svuj smtp/svuj server/vlastni smtp/svoj smtp/vlastny smtp/svoj server/свой smtp/свой сервер/своим сервер/свой почтовый/свій smtp/свій сервер/власний/собствен/vlastiti/svoj posluz/сопствен/svoj strez/lastni strez/savo serv/savo smtp/savu serv/savu smtp/|oma serv/|oma smtp',
  'sajat smtp/sajat kiszolg/sajat szerv/kendi smtp/kendi sunucu/ご自身の/自社の/自身のsmtp/您自己的/自己的smtp/自己的服务器/自己的伺服器/자체 smtp/자신의 smtp/본인의 smtp/smtp cua ban/|may chu cua ban/ของคุณเอง/anda sendiri/שרת smtp שלך/השרת שלך/خادمك/سرور خود/smtp خود',
)
/** That mail is not taken elsewhere. */
export const NOT_CARRIED = any(
  '|nie swiadczymy/|nie obslugujemy/|nie przewoz/|nie dostarczamy/nedorucuj/neprenas/neobsluhuj/nedopravuj/|не возим/|не доставляем/|не обслуживаем/|не пересылаем/|не перевоз/|не обслуговуємо/|не доставляємо/|не доставяме/|не обслужваме/|ne prenosim/|не преносимо/|ne dostavlj/|не достављамо/|ne prenasa/nepristatome/neaptarnauj/nepiegadajam/neapkalpo',
  '|ei vahenda/|ei toimeta/|ei teeninda/|nem szallit/|nem tovabbit/|nem kezbesitunk/|nem szolgal/tasimiyoruz/iletmiyoruz/行っておりません/配送しません/取り扱っておりません/不替/不代/不负责/不負責/배달하지 않/khong chuyen/khong phuc vu/ไม่ให้บริการ/ไม่ส่งต่อ/tidak melayani/tidak meneruskan/איננו מעבירים/לא מטפלים/لا ننقل/لا نخدم/نمی‌بریم/خدمات نمی',
)
/** That one is not known or cannot be checked. */
export const NOT_RECOGNISED = any(
  '|nie rozpozn/|nie znamy/|nie da sie zweryf/|nie mozna zweryf/nepodarilo overit/neznam/nelze overit/nepozname/nepoznam/|не узна/|не знаем/|не удалось провер/|не удается провер/|не знаємо/|не вдалося перевір/|не разпозна/|не познава/|не може да бъде провер/|ne prepoznaj/|ne poznajemo/|не препозна/|ne poznamo/|ni mogoce prever/neatpaz/nepavyko patikr/nepazist/neizdevas parbaud/|ei tunne/|ei onnestunud kontroll',
  '|nem ismer/|nem ellenorizh/tanimiyor/dogrulanam/確認できません/確認できない/无法核实/無法核實/无法验证/無法驗證/无法确认/확인할 수 없/확인되지/khong xac minh/khong the xac minh/ไม่สามารถยืนยัน/ไม่รู้จัก/tidak dapat diverifikasi/tidak kami kenal/לא ניתן לאמת/איננו מכירים/لا يمكن التحقق/لا نعرف/شناسایی نشد/نمی‌شناسیم',
)
/** The first attempt. */
export const FIRST_TRY = any(
  'pierwsza prob/pierwsza wysylk/prvni pokus/prvy pokus/первая попытк/первую попытк/перша спроб/першу спроб/първи опит/първият опит/prvi pokusaj/први покушај/prvi poskus/pirmas bandym/pirmasis bandym/pirmais megin/esimene katse/elso kiserlet/elso probalk/|ilk deneme/最初の送信/1回目/一回目/初回の/第一次/首次/첫 시도/첫 번째 시도/첫 전송/|lan thu dau/ครั้งแรก/percobaan pertama/ניסיון ראשון/הניסיון הראשון/المحاولة الأولى/تلاش اول/نخستین تلاش',
)
/** The next one. */
export const SECOND_TRY = any(
  '|drug/nastepna/kolejn/druhy/dalsi pokus/|втор/следующ/наступн/друга спроб/следващ/sljedec/sledec/следећ/naslednj/antras/kitas/otrais/nakamais/jargmi/teine katse/masodik/kovetkez/ikinci/sonraki/2回目/二回目/次の/第二次/再次/두 번째/다음/|lan thu hai/|lan sau/ครั้งที่สอง/ครั้งต่อไป/kedua/berikutnya/השני/הבא/الثانية/التالية/دوم/بعدی',
)
/** That the reader has no right to it. */
export const NO_PERMISSION = any(
  '|nie masz uprawn/|nie masz zezwol/|nie masz zgody/brak uprawn/|nie maja panstwo uprawn/nemate opravn/nemate povol/nemate pravo/nemate dozvol/nemate ovlast/|у вас нет прав/|нет разрешен/|нет полномоч/|не имеете права/|не маєте дозвол/|не маєте прав/немає прав/нямате разреш/нямате право/немате дозвол/nimate dovoljen/nimate pravic',
  'neturite leidim/neturite teis/jums nav atlauj/jums nav tiesib/teil pole lub/teil puudub/pole teil oigust/nincs jogosult/nincs engedely/izniniz yok/yetkiniz yok/iznine sahip degil/権限がありません/許可がありません/没有权限/沒有權限/无权/無權/권한이 없/khong co quyen/|ban khong duoc phep/ไม่มีสิทธิ์/ไม่ได้รับอนุญาต',
  'tidak memiliki izin/tidak punya izin/tidak berhak/אין לך הרשא/אינך מורשה/ليس لديك إذن/ليس لديك صلاحي/لا تملك/اجازه ندارید/مجوز ندارید',
)
/** Through what. */
export const BY_WAY_OF = any(
  '|przez|/prostrednictvim/posrednictwem/|pres|/|cez|/prostrednictvom/|через|/посредством/|чрез|/|preko|/|преко|/|per |caur/kaudu/|labi/keresztul/uzerinden/araciligiyla/経由/通して/通过/通過/透過/通じ/통해/|qua|/ผ่าน/melalui/דרך/באמצעות/عبر/من خلال/از طریق',
)
/** That it broke off. */
export const LOST = any(
  'utracon/zerwan/przerwan/ztracen/prerus/strat|/straten/потерян/разорван/прерван/оборван/втрачен/розірван/перерван/обірван/прекъсн/изгубен/prekinut/izgublj/прекинут/изгубљ/prekinjen/nutruk/nutrauk/prarast/partruk/partrauk/zaudet/katkes|/megszakad/elveszett/kesildi/koptu/切断/切れまし/途切れ/断开/中断/斷線/斷開/끊어/끊겼/|mat ket noi/|bi ngat/ขาดการเชื่อม/ตัดการเชื่อม',
  'terputus/נותק/נקטע/انقطع/انقطاع/قطع شد',
  'zerwal/оборвал/прервал/разорвал/обірвал/перервал/прекъсна|/bontott/koparild/kopardi/切りました/切れた/断开了/끊었/끊어졌',
)
/** That it was not found. */
export const NOT_FOUND = any(
  '|nie znalez/|nie odnalez/|nie zostal odnalez/|nie zostala odnalez/nenalez/nenasel/nenasiel/|не найден/|не нашел/|не обнаружен/|не знайд/|не е намер/|не беше намер/nije pronad/није прон/|ni najden/|ni bil najden/nerast/neatrast/|nav atrast/|ei leitud/|nem talal/bulunamad/bulunam/見つかりません/見つからな/不明な/找不到/未找到/查不到',
  '찾을 수 없/찾지 못/못찾/못 찾/khong tim thay/ไม่พบ/tidak ditemukan/לא נמצא/לא נמצאה/لم يتم العثور/لم يعثر/پیدا نشد/یافت نشد',
)
/** That it does not exist. */
export const NOT_EXISTING = any(
  '|nie istniej/neexist/|не существ/|не існу/|не съществ/|ne postoji/|не постоји/|ne obstaja/neegzist/neeksist/|ei eksist/|ei ole olemas/pole olemas/|nem letez/mevcut degil/存在しません/存在しない/存在していない/不存在/존재하지/khong ton tai/ไม่มีอยู่/אינו קיים/לא קיים/אינה קיימת/غير موجود/وجود ندارد',
)
/** The name of a domain. */
export const DOMAIN_NAME = any(
  "nazwe domeny/nazwa domeny/nazwy domeny/nazev domeny/jmeno domeny/jmenu domeny/nazov domeny/имя домена/имени домена/доменное имя/ім'я домену/доменне ім/име на домейн/домейн името/naziv domene/ime domene/назив домена/име домена/domeno varda/domeno pavad/domena vard/domeeninim/tartomanynev/domain nev/domainnev/ドメイン名/網域名稱/도메인 이름/도메인명/ชื่อโดเมน/nama domain/שם הדומיין/שם המתחם/اسم النطاق/نام دامنه",
)
/** Of an address: to which one wrote. */
export const WHERE_IT_WAS_SENT = any(
  '|na ktory/|na ktora/|na ktore/|na kterou/|na kteremu/|na ktery/|na ktoru/|на который/|на которую/|по которому/|на який/|на яку/|на която/|на който/|na koju/|na koji|/|на коју/|na katerega/|na kateri/kuriuo/kuriam/|uz kuru/millele/amelyre/gonderdigi/yazdiginiz/gonderdiginiz/送った先/送信した宛先/发送到/发往/보낸 주소/보내신 주소/|da gui den/|ma nguoi gui/yang anda kirim/yang anda tuju/ที่คุณส่งถึง/שאליה/שאליו/الذي أرسل/التي أرسل/که فرستاد',
)
/** That a bound was met. */
export const REACHED = any(
  'osiagn/przekroczon/przekroczyl/dosah/prekroc/достиг/превыш/исчерпал/досяг/перевищ/вичерпал/надвиш/dostig/presegl/dosegl/prekorac/прекорач/pasiek/virsij/sasnie/parsnie/joudnud/saavutanud/uletanud/elerte/tullep/ulasti/astiniz/達した/達しました/達して/超え/超過/达到/達到/已达/已達/超过/도달/초과/넘었/넘어/|dat den/|da dat/|vuot',
  'ถึงขีด/เกินขีด/เกินโควตา/mencapai/melampaui/melebihi/הגיע/הגיעה/חרג/بلغ/وصل إلى/تجاوز/رسیده',
)
/** That it cannot be used. */
export const UNAVAILABLE = any(
  'niedostepn/|nie jest dostepn/|nie dziala/nedostupn/neni dostupn/nefunguj/|nie je dostupn/недоступ/|не работает/|не функцион/|не працює/недостъп/|не работи|/nije dostup/|ne radi|/није доступ/|не ради|/|ni na voljo/nedosegljiv/|ne deluje/neprieinam/neveikia/nepieejam/|nav pieejam/nedarbojas/kattesaamat/pole saadaval/|ei toota/|nem elerheto/|nem uzemel/|nem mukodik/kullanilam|/kullanilamiyor',
  'hizmet disi/erisilemiyor/calismiyor/利用できません/使用できません/停止中/不可用/无法使用/無法使用/停止服务/사용할 수 없/이용할 수 없/작동하지/khong san sang/khong kha dung/khong hoat dong/ngung hoat dong/ใช้งานไม่ได้/ไม่พร้อมใช้/ไม่สามารถใช้งาน/tidak tersedia/tidak berfungsi/אינו זמין/לא זמין/אינו פעיל/غير متاح/غير متوفر/لا يعمل/در دسترس نیست/کار نمی',
  'ใช้ไม่ได้',
)
/** More than at other times. */
export const THAN_USUAL = any(
  '|niz zwykle/|niz zazwyczaj/|nez obvykle/|nez obvykl/|ako zvycajne/|чем обычно/обычного/|ніж зазвичай/|ніж звичайно/|от обичайното/обикновено/nego inace/nego obicno/uobicajeno/него обично/уобичајен/|kot obicajno/|nei iprastai/neka parasti/|kui tavaliselt/szokasosnal/normalden fazla/|her zamankinden/通常より/いつもより/比平时/比平常/高于平常/평소보다/|hon binh thuong/กว่าปกติ/dari biasanya/מהרגיל/من المعتاد/از معمول',
)
/** What sort of file it is. */
export const FILE_KIND = any(
  '|typ pliku/typu pliku/typy plikow/rozszerzen/|typ soubor/pripon|/priponou/priponu/|typ subor/|тип файл/типа файл/расширени/|тип файлу/розширенн/разширени/vrsta datotek/vrste datotek/ekstenzij/nastavk/koncnic/врста датотек/екстензиј/failo tip/pletin/faila veid/paplasinaj/failituup/failitüüp/laiend/fajltipus/kiterjeszt/dosya tur/dosya uzant/uzantili',
  '拡張子/ファイル形式/ファイルの種類/扩展名/副檔名/文件类型/檔案類型/文件格式/확장자/파일 형식/파일 유형/loai tep/loai file/duoi tep/phan mo rong/นามสกุล/ประเภทไฟล์/jenis berkas/jenis file/ekstensi/סוג הקובץ/סיומת/نوع الملف/امتداد/نوع فایل/نوع پرونده/پسوند',
  '|uzanti',
)
/** What one computer tells another. */
export const COMMAND = any(
  'polecen/komend/|prikaz/команд/naredb/наредб/|ukaz|/|ukaza|/|ukazov/komand/|kask/parancs/|komut/コマンド/命令/指令/명령/|lenh/คำสั่ง/perintah/פקודה/הפקודה/الأمر/الأوامر/دستور/|sesj/сесси|/сеанс/seansu/oturum/session/セッション/会话/會話/세션',
)
/** What a command is given. */
export const PARAMETER = any(
  'parametr/параметр/argument/аргумент/매개변수/인수/参数/參數/引数/パラメータ/tham so/พารามิเตอร์/פרמטר/معامل/وسيط/پارامتر',
)
/** What comes after what. */
export const SEQUENCE = any(
  'kolejno/poradi/poradie/последовательн/порядок|/порядк/послідовн/|реда на/redoslijed/redosled/редослед/zaporedj/eiliskum/secib/jarjekord/jarjestus/sorrend/|sirasi/順序/順番/顺序/순서/trinh tu/|thu tu/ลำดับ/urutan/סדר הפקוד/بترتيب/ترتيب/ترتیب',
  '序列/次序',
)
/** That a command is not known. */
export const NO_SUCH_COMMAND = any(
  'nieznan/nierozpozn/|nie rozpozn/|nie zaimplem/nieobslugiwan/neznam/nerozpozn/neimplem/nepodporovan/неизвест/нераспозн/|не распозн/|не реализ/|не поддерж/невідом/|не розпізн/|не реаліз/непозна|/|не се разпозн/nepoznat/непознат/neprepozna|/neznan|/neatpaz/nezinom/neatpazist/nezinam/tundmatu/ismeretlen/taninm|/bilinmeyen/認識でき/未実装/不明なコマンド/无法识别/無法識別/無法辨識/未知/未实现',
  '인식되지/알 수 없는/구현되지/khong nhan dang/khong xac dinh/ไม่รู้จัก/tidak dikenal/tidak dikenali/לא מוכר/לא ידוע/غير معروف/غير مدعوم/ناشناخته/پشتیبانی نمی',
)
/** How a line is built. */
export const SYNTAX = any(
  'skladn/syntaks/syntax/синтакс/sintaks/sintakse|/sintaks|/suntaks/szintax/sozdizim/構文/文法/语法/語法/구문/|cu phap/ไวยากรณ์/תחביר/بنية/صياغة/نحو',
)
/** That a user is not of this computer. */
export const NOT_LOCAL = any(
  '|nie jest lokaln/neni lokaln/|nie je lokaln/|не является локальн/|не локальн/нелокальн/|не е локал/nije lokal/није локал/|ni lokal/|ne vietin/|nav lokal/|ei ole kohalik/|nem helyi/yerel degil/ローカルではありません/ローカルユーザーではありません/非本地/不是本地/로컬이 아/로컬 사용자가 아/khong phai cuc bo/khong phai nguoi dung cuc bo/ไม่ใช่ผู้ใช้ภายใน/bukan pengguna lokal/bukan lokal/אינו מקומי/غير محلي/ليس محليا/محلی نیست',
)
/** From elsewhere than the organisation. */
export const FROM_OUTSIDE = any(
  '|z zewnatrz/zewnetrzn/zvenku/zvonku/|extern/внешн/извне/ззовні/зовнішн/отвън/външн/izvana|/vanjsk/споља|/спољн/|od zunaj/zunanj/|is isores/isorin/|no arpus/|arej|/arejie/valjast/|valis/kulso felado/kivulrol/disaridan|/harici/外部から/外部からの/来自外部/外部发来/外來/외부에서/외부 메일/|tu ben ngoai/จากภายนอก/dari luar/מבחוץ/חיצוני/من الخارج/خارجي/از بیرون',
)
/** An error. */
export const ERROR_WORD = any(
  '|blad/|bledu/|bledem/|chyb/ошибк/помилк/грешк/gresk/napak/klaid/|klud/|viga|/|viga/torge/|hiba|/|hiba/|hata|/hatasi/エラー/错误/錯誤/오류/|loi|/ข้อผิดพลาด/kesalahan/שגיאה/שגיאת/خطأ/خطا',
)
/** That something was broken off. */
export const ABORTED = any(
  'przerwan/zrusen/prerus/прервана/прервано/прерван/перервано/перервана/прекъсната/прекратена/prekinut/prekinjen/прекинут/nutraukt/partraukt/katkestat/megszak/iptal edildi/durduruldu/中断/中止/放弃/放棄/중단/강제 종료/|bi huy/ยกเลิก/dibatalkan/בוטל/הופסק/ألغي/إلغاء/لغو شد',
)
/** That it has too much to do. */
export const BUSY = any(
  'zajet/занят/зайнят/заета|/заето/zauzet/заузет/zaseden/uzimt/aiznemt/hoivatud/foglalt/tulterhel/mesgul/|yogun/przeciaz/pretizen/pretazen/перегруж/перевантаж/претовар/preopterec/преоптере/preobremen/perkraut/parslog/ulekoorm/混み合/混雑/過負荷/忙/繁忙/忙碌/过载/超载/過載/혼잡/과부하/바쁨/바쁩/dang ban/|qua tai/ไม่ว่าง/ทำงานหนัก/sibuk/kelebihan beban/עמוס/תפוס/مشغول/مزدحم/شلوغ',
)
/** How computers talk. */
export const PROTOCOL = any(
  'protok/протокол/プロトコル/协议/協議/協定/프로토콜/giao thuc/โปรโตคอล/פרוטוקול/بروتوكول/پروتکل',
)
/** That it goes against something. */
export const VIOLATES = any(
  'narusz/porus/нарушен/наруша/порушен/порушу/|krsi|/krsenj/|крши|/кршењ/krsit/pazeid/parkap/rikub/megsert/ihlal/違反/违背/违反/위반/|vi pham/ละเมิด/melanggar/הפר/מפר/انتهاك/ينتهك/نقض',
)
/** What is kept. */
export const STORED = any(
  'przechowywanych danych/хранения данных/хранимых данных/ulozenych dat/存储分配/存储空间/存储限额/儲存分配/저장 장치/저장 할당/저장 공간/tarolt/tarolasi/depolama tahsis/ayrilan depolama/保存領域/保存容量/|luu tru/จัดเก็บ/penyimpanan/אחסון/مساحة التخزين/ذخیره‌سازی',
)
/** The line between two computers. */
export const CHANNEL = any(
  'kanal/канал/csatorna/チャネル/チャンネル/信道/通道/채널/|kenh/ช่องสัญญาณ/saluran/ערוץ/قناة/کانال',
)
/** That it is shut. */
export const CLOSES = any(
  'zamyk/zamkn/uzavir/uzatv/закры/закрив/затвар/zatvar/zapira/uzdar/sledz/slegt/sulge/|bezar/|lezar/kapan/kapat/閉じ/クローズ/关闭/關閉/폐쇄/닫/|dong/ปิด/menutup/ditutup/סוגר/נסגר/إغلاق/بسته می/بستن',
)
/** Where something comes from. */
export const SOURCE = any(
  'zrodl/|zdroj/источник/джерел/източник/|izvor/извор/|vir|/saltin/|avot/allikas/forras/kaynag/kaynak/送信源/発信源/发源/来源/來源/源头/출처/발송지/|nguon/แหล่ง/|sumber/מקור/مصدر/منبع',
)
/** To make room for mail. */
export const MAKE_ROOM = any(
  'zwolnic miejsc/zwolnic troche miejsc/uvolnit misto/uvolnil misto/uvolnit miesto/освободить мест/освободит мест/звільнити місц/звільнить місц/освободи мяст/osloboditi prost/oslobodi prost/ослободити прост/sprostiti prost/atlaisvinti viet/atbrivot viet/vabastama ruum/helyet kell/helyet felszab/yer acmal/yer acma',
  '空きを作/空きを確保/腾出空间/騰出空間/공간을 비/자리를 비/공간을 확보/don cho/giai phong dung luong/ทำที่ว่าง/เพิ่มพื้นที่ว่าง/mengosongkan ruang/לפנות מקום/توفير مساحة/إخلاء مساحة/جا باز کن',
)
/** That it was not made for something. */
export const NOT_FOR = any(
  'nie sluzy/neslouzi/nesluzi/не предназнач/не служит/не призначен/не служи|/не е предназнач/ne sluzi/nije namijenjen/nije namenjen/није намењен/ni namenjen/neskirtas/nav paredzet/ei ole moeldud/pole moeldud/|nem kulso/nem arra szolgal/nem kuldesre/icin degil/用ではありません/用ではございません/不用于/不用於/不提供/용이 아/khong dung de/khong danh de/ไม่ได้มีไว้/bukan untuk',
  'לא מיועד/אינו מיועד/غير مخصص/ليس مخصص',
)
/** That somebody does harm from there. */
export const ABUSE = any(
  'naduzy/zneuzi/zneuziv/злоупотреб/зловжив/zlouporab/zloupotreb/zlorab/piktnaudz/launprat/kuritarvit/visszael/kotuye kullan/不正利用/悪用/滥用/濫用/악용/남용/lam dung/การละเมิด/penyalahgun/שימוש לרעה/ניצול לרעה/إساءة/سوء استفاده',
)
/** Many addresses of hosts. */
export const SUBNET = any(
  'podsiec/podsit/podsiet/подсет/підмереж/подмреж/podmrez/potinkl/apakstikl/alamvor/subnet/alhaloz/alt ag/サブネット/子网/網段/网段/서브넷/대역/ip帯/ip段/该ip/該ip/このip/mang con/เครือข่ายย่อย/תת רשת/شبكة فرعية/زیرشبکه',
)
/** So much a minute. */
export const PER_MINUTE = any(
  'w ciagu minuty/na minute/behem minuty|/za minutu od/za minutu pris/za minutu prek/za minutu vic/za minutu viac/в минуту/за минуту от/за минуту приш/за минуту прев/за хвилину від/за хвилину перев/в минута/u minuti/у минути/na minuto/v minuti/per minute/minute gaut/minutis/egy perc alatt/percenkent/bir dakikada/dakikada',
  '1分間に/1分あたり/毎分/一分钟内/每分钟/每分鐘/一分鐘內/1분 동안/1분에/분당/moi phut/trong mot phut/ต่อนาที/ในหนึ่งนาที/per menit/dalam satu menit/לדקה/בדקה אחת/في الدقيقة/در دقیقه',
)
/** More than. */
export const OVER = any(
  'ponad/|pres|/vice nez/vic nez/viac ako/больше/более|/свыше/більше|/понад/повече/preko/vise od/преко|/више од/vec kot/daugiau/vairak/rohkem|/|ule|/tobb mint/100 den cok/den cok/den fazla/ten fazla/dan fazla/以上/超过/超過/多封/넘게/이상/|hon 1/เกิน/lebih dari/יותר מ/أكثر من/بیش از',
)
/** Locked by a password. */
export const WITH_PASSWORD = any(
  'haslem/heslem/heslom/с паролем/паролем|/з паролем/с парола/lozinkom/лозинком/geslom/slaptazod/ar paroli/parooliga/jelszav/jelszoval/parolali/sifre korumali/パスワード付/パスワード保護/带密码/帶密碼/加密压缩/加密壓縮/有密码/암호가 걸린/암호화된/비밀번호가 걸린/mat khau/รหัสผ่าน/kata sandi/מוגן בסיסמה/بكلمة مرور/رمزدار',
)
/** Files packed into one. */
export const ARCHIVE = any(
  '|zip/|rar|/|7z|/archiw/archiv/архив/архів/arhiv/arhyv/arhiiv/arsiv/圧縮/zipは/zipファイル/压缩/壓縮/zip压/압축/tep nen/บีบอัด/arsip/ארכיון/أرشيف/مضغوط/فشرده',
)
/** That nothing was done for a while, by a peer and not by the owner of a mailbox. */
export const IDLE = any(
  'bezczynn/brak aktywnosci/neaktivit/necinn/nedejavn/бездейств/неактивност/бездіяльн/неактивніст/mirovanj/neaktivnost/мировањ/neveiklum/dikstav/joudeolek/|tetlen/inaktivitas/islem yapilmad/islem yapilmama/hareketsiz/etkinlik olmad/αδρανει/αδρανη',
  'アイドル/無通信/無操作/何も送られ/空闲过/空闲时/空闲超/閒置/无操作/無操作/无活动/유휴/활동이 없/khong hoat dong/nhan roi/menganggur/tanpa aktivitas/חוסר פעילות/חוסר הפעילות/الخمول/عدم النشاط/بی‌کاری/عدم فعالیت/ไม่มีการใช้งาน/ไม่มีความเคลื่อนไหว',
)
/** A number of things. */
export const NUMBER = any(
  '|zahl|/|anzahl/|nombre|/|numero|/|numarul/|aantal/|antal/|maara/|liczb/|pocet/|poctu/количеств/|число/|числа/кільк/|broj/|број/|брой/|броят/|stevil/|szama/|αριθμ/|sayisi/|skaic/|skait/|arv|/人数/人數/|so nguoi/|jumlah/מספר/|عدد',
)
/** Those to whom a message goes. */
export const RECIPIENTS = any(
  'empfanger/destinatar/ontvangers/geadresseerden/mottagar/mottaker/modtager/vastaanottaj/odbiorc/adresat/prijemc/prijemcu/prijemcov/получател/адресат/одержувач/отримувач/primatelj/primalac/primaoc/примал/prejemnik/cimzett/παραληπτ/alici/gavej/sanemej/saaja/受信者/宛先/収件/收件/收信/수신자/받는 사람/nguoi nhan/penerima/נמענ/مستلم/مستقبل',
)
/** That it is more than is allowed. */
export const EXCEEDED = any(
  'uberschritt/uberschreit/ubersteig/uberstieg/depass/superad/supera|/superat/superato/exced/eccedut/overschre/overskrid/overskred/overstig/oversteg/ylitet/ylitty/ylitta/przekrocz/przekracza/prekroc/prekrac/превыш/перевищ/превишен/надвиш/надхвърл/premas/prekorac/премаш/прекорач/presez/tullep/meghalad/depasit/depasest/ξεπερ/υπερβ/υπερεβ/asildi/asiyor/asti|/virsyt/virsij/parsnie/parsnied/uleta/uletatud/超え/超过/超過/超出/초과/vuot qua/melebihi/terlampaui/חריג/חורג/تجاوز',
)
