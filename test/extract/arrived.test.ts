import { describe, expect, test } from 'vitest'
import { readEmail } from '../../src/read-email.ts'

/** Reports of mail that arrived, or is still on its way, whose machine-readable part was lost. */

const notice = (subject: string, text: string, from = 'Mail System <postmaster@mx.example.org>') =>
  `Return-Path: <>\nFrom: ${from}\nTo: news@example.org\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${text}\n`

const SAID: Readonly<Record<string, readonly [subject: string, text: string]>> = {
  en: [
    'Delivered: News',
    'Delivery to these recipients or groups is complete, but no notification was sent by the destination server:',
  ],
  de: ['Zugestellt: News', 'Ihre Nachricht wurde an die folgenden Empfänger zugestellt:'],
  fr: ['Remis : News', 'Votre message a été remis aux destinataires suivants :'],
  es: ['Entregado: News', 'El mensaje se entregó a los siguientes destinatarios:'],
  it: ['Recapitato: News', 'Il messaggio è stato recapitato ai seguenti destinatari:'],
  pt: ['Entregue: News', 'A mensagem foi entregue aos seguintes destinatários:'],
  nl: ['Bezorgd: News', 'Uw bericht is bezorgd bij de volgende geadresseerden:'],
  pl: ['Dostarczono: News', 'Wiadomość została dostarczona do następujących adresatów:'],
  cs: ['Doručeno: News', 'Zpráva byla doručena následujícím příjemcům:'],
  ru: ['Доставлено: News', 'Сообщение доставлено следующим получателям:'],
  uk: ['Доставлено: News', 'Повідомлення доставлено таким одержувачам:'],
  sv: ['Levererat: News', 'Meddelandet har levererats till följande mottagare:'],
  da: ['Leveret: News', 'Meddelelsen er leveret til følgende modtagere:'],
  nb: ['Levert: News', 'Meldingen er levert til følgende mottakere:'],
  fi: ['Toimitettu: News', 'Viesti on toimitettu seuraaville vastaanottajille:'],
  hu: ['Kézbesítve: News', 'Az üzenet kézbesítve a következő címzetteknek:'],
  tr: ['Teslim edildi: News', 'İletiniz şu alıcılara teslim edildi:'],
  el: ['Παραδόθηκε: News', 'Το μήνυμα παραδόθηκε στους εξής παραλήπτες:'],
  ja: ['配信済み: News', 'メッセージは次の受信者に配信されました:'],
  zh: ['已送达: News', '邮件已成功送达以下收件人:'],
  ko: ['배달됨: News', '메시지가 다음 받는 사람에게 배달되었습니다.'],
}

describe('a mail system that says in words that a message arrived', () => {
  test.each(Object.keys(SAID))('%s', (language) => {
    const [subject, text] = SAID[language]!
    expect(readEmail(notice(subject, `${text}\n\njo@example.net`))).toMatchObject([
      { kind: 'delivered', recipient: 'jo@example.net', reason: null, type: null, action: 'delivered' },
    ])
  })

  test.each(Object.keys(SAID))('%s, by the words alone', (language) => {
    expect(readEmail(notice('News', `${SAID[language]![1]}\n\njo@example.net`))).toMatchObject([
      { kind: 'delivered' },
    ])
  })

  const RELAYED: Readonly<Record<string, string>> = {
    de: 'Die Zustellung an die folgenden Empfänger ist abgeschlossen, der Zielserver sandte keine Benachrichtigung:',
    fr: "La remise à ces destinataires est terminée, mais le serveur n'a envoyé aucune notification :",
    it: 'La consegna a questi destinatari è stata completata, ma il server non ha inviato una notifica:',
    sv: 'Leveransen till dessa mottagare har slutförts, men servern skickade inget meddelande:',
    ru: 'Доставка этим получателям завершена, но сервер не отправил уведомление:',
    tw: '已完成傳遞至下列收件者,但伺服器未傳送通知:',
    sk: 'Správa bola doručená nasledujúcim príjemcom:',
    ro: 'Mesajul a fost livrat următorilor destinatari:',
    pec: 'Ricevuta di avvenuta consegna. Il messaggio è stato consegnato nella casella di destinazione:',
  }
  test.each(Object.entries(RELAYED))('%s, to a server that tells no more', (_, text) => {
    expect(readEmail(notice('News', `${text}\n\njo@example.net`))).toMatchObject([{ kind: 'delivered' }])
  })

  test('in the words of Postfix', () => {
    const text =
      'This is the mail system at host mx.example.org.\n\nYour message was successfully delivered to the destination(s)\nlisted below.\n\n<jo@example.net>: delivery via mx.example.net[192.0.2.9]:25: 250 2.0.0 Ok: queued\n'
    expect(readEmail(notice('Successful Mail Delivery Report', text))).toMatchObject([
      { kind: 'delivered', recipient: 'jo@example.net' },
    ])
  })
})

test('a failure told beside a success is a bounce', () => {
  const text =
    'Your message was successfully delivered to bo@example.net, but could not be delivered to:\n\njo@example.net\n  550 5.1.1 User unknown\n'
  expect(readEmail(notice('Delivery report', text))).toMatchObject([
    { kind: 'bounce', recipient: 'jo@example.net', reason: 'unknown-user' },
  ])
})

test("a person's word that a message arrived is none", () => {
  const mail = notice('News', 'It was delivered successfully to jo@example.net.', 'Ann <ann@example.net>')
  expect(readEmail(mail.replace('Return-Path: <>\n', ''))).toMatchObject([{ kind: 'not-a-bounce' }])
})

test('what could not be delivered for some hours and will be retried is late, not lost', () => {
  const text = [
    'This is the mail system at host mx.example.org.',
    '',
    '####################################################################',
    '# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #',
    '####################################################################',
    '',
    'Your message could not be delivered for more than 4 hour(s).',
    'It will be retried until it is 5 day(s) old.',
    '',
    '<jo@example.net>: host mx.example.net[192.0.2.7] said: 452 4.2.2 Mailbox full (in',
    '    reply to RCPT TO command)',
  ].join('\n')
  expect(readEmail(notice('Returned mail', text))).toMatchObject([
    { kind: 'delayed', recipient: 'jo@example.net', reason: 'mailbox-full', type: 'soft' },
  ])
})

test('a report that is cut within the style sheet of its HTML tells no numbers of it', () => {
  const html = '<html><head><style>td { color: #333 }\n  .note { width: 555px; color: 550 5.1.1'
  const mail = notice('Undeliverable: News', html).replace('text/plain', 'text/html')
  expect(readEmail(mail)).toMatchObject([{ kind: 'bounce', recipient: null, reply: null, reason: 'unknown' }])
})
