import { expect, test } from 'vitest'
import { readEmail } from '../../src/read-email.ts'

/** A mail system's notice without fields, in its users' language. */
function notice(subject: string, text: string): string {
  return `Return-Path: <>\nFrom: postmaster@mx.example.net\nTo: jo@example.com\nSubject: ${subject}\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`
}

const NOT_DELIVERED: [language: string, subject: string, text: string][] = [
  ['en', 'Message refused', 'Your message to kim@example.org could not be delivered.'],
  ['de', 'Unzustellbar', 'Ihre Nachricht an kim@example.org konnte nicht zugestellt werden.'],
  ['fr', 'Échec de remise', 'Votre message à kim@example.org n’a pas pu être remis.'],
  ['es', 'Correo devuelto', 'Su mensaje a kim@example.org no ha podido ser entregado.'],
  ['it', 'Mancata consegna', 'Il messaggio per kim@example.org non è stato consegnato.'],
  ['pt', 'Falha na entrega', 'Sua mensagem para kim@example.org não foi entregue.'],
  ['ca', 'Missatge no lliurat', "El missatge a kim@example.org no s'ha pogut lliurar."],
  ['ro', 'Mesaj nelivrat', 'Mesajul către kim@example.org nu a putut fi livrat.'],
  ['nl', 'Onbestelbaar', 'Uw bericht aan kim@example.org kon niet worden bezorgd.'],
  ['sv', 'Ej levererat', 'Meddelandet till kim@example.org kunde inte levereras.'],
  ['da', 'Leveringsfejl', 'Din mail til kim@example.org kunne ikke leveres.'],
  ['nb', 'Ikke levert', 'E-posten til kim@example.org ble ikke levert.'],
  ['fi', 'Viestiä ei toimitettu', 'Viestiä osoitteeseen kim@example.org ei voitu toimittaa.'],
  ['et', 'Teade', 'Kirja aadressile kim@example.org ei õnnestunud kohale toimetada.'],
  ['lv', 'Paziņojums', 'Vēstuli adresātam kim@example.org nevarēja piegādāt.'],
  ['lt', 'Pranešimas', 'Laiško adresatui kim@example.org nepavyko pristatyti.'],
  ['pl', 'Zwrot poczty', 'Wiadomość do kim@example.org nie została dostarczona.'],
  ['cs', 'Nedoručená zpráva', 'Zprávu pro kim@example.org nelze doručit.'],
  ['sk', 'Nedoručená správa', 'Správu pre kim@example.org nebolo možné doručiť.'],
  ['sl', 'Obvestilo', 'Sporočila za kim@example.org ni bilo mogoče dostaviti.'],
  ['hr', 'Obavijest', 'Poruka za kim@example.org nije isporučena.'],
  ['sr', 'Обавештење', 'Порука за kim@example.org није испоручена.'],
  ['hu', 'Kézbesítési hiba', 'A kim@example.org címre küldött levelet nem lehetett kézbesíteni.'],
  ['ru', 'Письмо не доставлено', 'Ваше письмо на kim@example.org не доставлено.'],
  ['uk', 'Лист не доставлено', 'Ваш лист до kim@example.org не доставлено.'],
  ['bg', 'Писмото не е доставено', 'Писмото до kim@example.org не беше доставено.'],
  ['el', 'Αδυναμία παράδοσης', 'Το μήνυμα προς kim@example.org δεν παραδόθηκε.'],
  ['tr', 'İleti teslim edilemedi', 'kim@example.org adresine iletiniz teslim edilemedi.'],
  ['ar', 'تعذر تسليم رسالتك', 'تعذر تسليم رسالتك إلى kim@example.org'],
  ['fa', 'پیام تحویل نشد', 'پیام شما به kim@example.org تحویل داده نشد.'],
  ['he', 'ההודעה לא נמסרה', 'ההודעה אל kim@example.org לא נמסרה.'],
  ['hi', 'संदेश डिलीवर नहीं हुआ', 'आपका संदेश kim@example.org को डिलीवर नहीं किया जा सका।'],
  ['th', 'ส่งอีเมลไม่สำเร็จ', 'ไม่สามารถส่งอีเมลถึง kim@example.org ได้'],
  ['vi', 'Không gửi được thư', 'Không thể gửi thư tới kim@example.org.'],
  ['id', 'Pesan tidak terkirim', 'Pesan Anda ke kim@example.org tidak dapat dikirim.'],
  ['ja', '配信エラー', 'kim@example.org 宛のメールは配信できませんでした。'],
  ['ko', '배달 실패', 'kim@example.org 님에게 보낸 메일을 전달하지 못했습니다.'],
  ['zh', '退信', '您发往 kim@example.org 的邮件无法投递。'],
  ['tw', '郵件無法傳遞', '您寄給 kim@example.org 的郵件無法傳遞。'],
]

test.each(NOT_DELIVERED)('%s: a notice that mail was not delivered is a bounce', (_, subject, text) => {
  expect(readEmail(notice(subject, text))).toMatchObject([{ kind: 'bounce', recipient: 'kim@example.org' }])
})

/** The same in other words, under a subject that tells nothing. */
const IN_OTHER_WORDS: [language: string, text: string][] = [
  ['de', 'Die Übermittlung Ihrer Nachricht ist gescheitert:'],
  ['fr', "Nous n'avons pas pu transmettre votre message à :"],
  ['es', 'Su correo no pudo enviarse a la siguiente dirección:'],
  ['it', 'Recapito non riuscito per questi destinatari:'],
  ['pt', 'O envio da sua mensagem falhou para:'],
  ['ca', 'Error de lliurament a aquests destinataris:'],
  ['ro', 'Livrarea nu a reușit la acești destinatari:'],
  ['nl', 'Uw e-mail kon niet worden verstuurd naar:'],
  ['sv', 'Ditt brev gick inte att skicka till:'],
  ['da', 'Leveringen til disse modtagere mislykkedes:'],
  ['nb', 'Levering mislyktes til disse mottakerne:'],
  ['fi', 'Viestiäsi ei voitu lähettää osoitteeseen:'],
  ['et', 'Kohaletoimetamine nendele adressaatidele nurjus:'],
  ['lv', 'Piegāde šiem adresātiem neizdevās:'],
  ['lt', 'Pristatyti šiems gavėjams nepavyko:'],
  ['pl', 'Nie udało się wysłać Twojej wiadomości do:'],
  ['cs', 'Doručení těmto příjemcům se nezdařilo:'],
  ['sk', 'Vašu správu sa nepodarilo odoslať na adresu:'],
  ['sl', 'Dostava tem prejemnikom ni uspela:'],
  ['hr', 'Isporuka sljedećim primateljima nije uspjela:'],
  ['sr', 'Испорука следећим примаоцима није успела:'],
  ['hu', 'Az Ön levelét nem tudtuk elküldeni a következő címre:'],
  ['ru', 'Не удалось выполнить доставку следующим получателям:'],
  ['uk', 'Ваш лист не може бути надісланий на адресу:'],
  ['bg', 'Доставката до тези получатели е неуспешна:'],
  ['el', 'Το μήνυμά σας δεν ήταν δυνατό να σταλεί στη διεύθυνση:'],
  ['tr', 'Şu alıcılara teslim başarısız oldu:'],
  ['ar', 'فشل التسليم إلى هؤلاء المستلمين:'],
  ['fa', 'تحویل به این گیرندگان انجام نشد:'],
  ['he', 'המסירה לנמענים אלה נכשלה:'],
  ['hi', 'इन प्राप्तकर्ताओं को संदेश भेजने में विफल:'],
  ['th', 'การส่งไปยังผู้รับเหล่านี้ล้มเหลว:'],
  ['vi', 'Gửi đến những người nhận này không thành công:'],
  ['id', 'Pengiriman gagal ke penerima ini:'],
  ['ja', '下記の宛先へメールをお届けできませんでした。'],
  ['ko', '아래 수신자에게 메일을 보낼 수 없습니다.'],
  ['zh', '向以下收件人传递邮件失败:'],
  ['tw', '傳遞至下列收件者失敗:'],
]

test.each(IN_OTHER_WORDS)('%s: a notice is known by its first sentence', (_, text) => {
  expect(readEmail(notice('FYI', `${text}\n\nkim@example.org`))).toMatchObject([
    { kind: 'bounce', recipient: 'kim@example.org' },
  ])
})

const DELAYED: [language: string, subject: string, text: string][] = [
  ['en', 'Warning', 'Your message to kim@example.org has been delayed. It will be retried.'],
  ['de', 'Verzögerte Zustellung', 'Ihre Nachricht an kim@example.org wurde noch nicht zugestellt.'],
  ['fr', 'Courrier retardé', 'Votre message à kim@example.org n’a pas encore été remis.'],
  ['es', 'Entrega retrasada', 'Su mensaje a kim@example.org aún no se ha entregado.'],
  ['it', 'Consegna in ritardo', 'Il messaggio per kim@example.org non è ancora stato consegnato.'],
  ['pt', 'Entrega atrasada', 'A mensagem para kim@example.org ainda não foi entregue.'],
  ['nl', 'Vertraagd bericht', 'Uw bericht aan kim@example.org is nog niet bezorgd.'],
  ['sv', 'Försenad leverans', 'Brevet till kim@example.org har ännu inte levererats.'],
  ['da', 'Forsinket levering', 'Mailen til kim@example.org er endnu ikke leveret.'],
  ['fi', 'Toimitus viivästyy', 'Viestiä osoitteeseen kim@example.org ei ole vielä toimitettu.'],
  ['pl', 'Opóźnienie', 'Wiadomość do kim@example.org nie została jeszcze dostarczona.'],
  ['cs', 'Zpráva zatím nebyla doručena', 'Zpráva pro kim@example.org zatím nebyla doručena.'],
  ['hu', 'A levél kézbesítése késik', 'A kim@example.org címre küldött levél kézbesítése késik.'],
  ['ru', 'Задержка доставки', 'Письмо на kim@example.org пока не доставлено.'],
  ['uk', 'Лист затримано', 'Лист до kim@example.org досі не доставлено.'],
  ['tr', 'Gecikme', 'kim@example.org adresine iletiniz henüz teslim edilemedi.'],
  ['ja', '配送遅延', 'kim@example.org への配送が遅れています。再送の必要はありません。'],
  ['ko', '배달 지연', 'kim@example.org 님에게 보낸 메일의 배달이 지연되고 있습니다.'],
  ['zh', '投递延迟通知', '您发送给 kim@example.org 的邮件暂时未能送达,系统将继续重试。'],
]

test.each(DELAYED)('%s: a notice that the system goes on trying is a delay', (_, subject, text) => {
  expect(readEmail(notice(subject, text))).toMatchObject([
    { kind: 'delayed', type: 'soft', action: 'delayed', recipient: 'kim@example.org' },
  ])
})

const AUTO_REPLIES: [language: string, subject: string][] = [
  ['en', 'Out of Office: offer'],
  ['de', 'Automatische Antwort: Angebot'],
  ['fr', 'Réponse automatique : devis'],
  ['es', 'Respuesta automática: oferta'],
  ['it', 'Risposta automatica: offerta'],
  ['pt', 'Resposta automática: oferta'],
  ['ca', 'Resposta automàtica: oferta'],
  ['ro', 'Răspuns automat: ofertă'],
  ['nl', 'Automatisch antwoord: offerte'],
  ['sv', 'Autosvar: offert'],
  ['da', 'Automatisk svar: tilbud'],
  ['fi', 'Automaattinen vastaus: tarjous'],
  ['et', 'Automaatne vastus: pakkumine'],
  ['lv', 'Automātiskā atbilde: piedāvājums'],
  ['lt', 'Automatinis atsakymas: pasiūlymas'],
  ['pl', 'Automatyczna odpowiedź: oferta'],
  ['cs', 'Automatická odpověď: nabídka'],
  ['sk', 'Automatická odpoveď: ponuka'],
  ['sl', 'Samodejni odgovor: ponudba'],
  ['hr', 'Automatski odgovor: ponuda'],
  ['sr', 'Аутоматски одговор: понуда'],
  ['hu', 'Automatikus válasz: ajánlat'],
  ['ru', 'Автоматический ответ: заказ'],
  ['uk', 'Автоматична відповідь: замовлення'],
  ['bg', 'Автоматичен отговор: оферта'],
  ['el', 'Αυτόματη απάντηση: προσφορά'],
  ['tr', 'Otomatik yanıt: teklif'],
  ['ar', 'رد تلقائي: عرض'],
  ['fa', 'پاسخ خودکار: پیش فاکتور'],
  ['he', 'מענה אוטומטי: הצעה'],
  ['hi', 'स्वचालित उत्तर: प्रस्ताव'],
  ['th', 'ตอบกลับอัตโนมัติ: ใบเสนอราคา'],
  ['vi', 'Trả lời tự động: báo giá'],
  ['id', 'Balasan otomatis: penawaran'],
  ['ja', '自動応答: お見積り'],
  ['ko', '자동 회신: 견적'],
  ['zh', '自动回复: 报价'],
  ['tw', '自動回覆: 報價'],
]

test.each(AUTO_REPLIES)('%s: an automatic answer is known by its title', (_, subject) => {
  const mail = `From: kim@example.org\nTo: jo@example.com\nSubject: ${subject}\nContent-Type: text/plain; charset=utf-8\n\n2026-08-20\n`
  expect(readEmail(mail)).toMatchObject([{ kind: 'auto-reply', type: null, reason: null }])
})
