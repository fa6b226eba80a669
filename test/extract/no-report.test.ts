import { expect, test } from 'vitest'
import { readEmail } from '../../src/read-email.ts'

/** Mails that name replies and addresses, and report no failed delivery. */

const mail = (from: string, subject: string, text: string, more = '') =>
  `Return-Path: <${/[^<\s]+@[^>\s]+/.exec(from)![0]}>\nFrom: ${from}\nTo: news@example.org\nSubject: ${subject}\n${more}MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${text}\n`

test.each([
  [
    "a day's mail in numbers",
    mail(
      'postmaster@mx.example.org',
      'Postfix log summaries for Jan  4',
      'Grand Totals\n\n   110   delivered\n     6   bounced\n\nmessage bounce detail (by relay)\n   6   host mx.example.net[192.0.2.7] said: 550 5.1.1 <jo@example.net>: User unknown (in reply to RCPT TO)',
    ),
  ],
  [
    'a service that names itself after postmasters',
    mail(
      'Postmaster Tools <noreply@tools.example.com>',
      'The standing of your domain',
      'The reputation of example.org has changed. Mail may be rejected (550 5.7.1).',
    ),
  ],
  [
    'a postmaster who answers',
    mail(
      'Ann Lee <postmaster@example.net>',
      'Re: bounces from your server',
      'Dear colleague,\n\nour filter had blocked 192.0.2.10 (554 5.7.1). I have removed the block.\n\nAnn',
      'In-Reply-To: <1@example.org>\n',
    ),
  ],
  [
    'bait that looks like a notice, and tells the reader of mail for himself',
    mail(
      'Mail Delivery System <admin@bait.example>',
      'Mail delivery failed: returning message to sender',
      'Delivery has failed. You have 10 pending messages for your mail box.\n\nAuthorize delivery',
    ).replace(/^Return-Path: .*/, 'Return-Path: <>'),
  ],
  [
    'the same, of which a mailing list left nothing but the greeting',
    mail(
      'Mail Delivery System <mailer-daemon@bait.example>',
      '[news] Undeliverable: Outgoing mail failed',
      'Dear news',
      'List-Id: <news.example.org>\nList-Post: <mailto:news@example.org>\n',
    ),
  ],
  [
    'what a new mailbox can do',
    mail(
      'Mail System <postmaster@hosting.example.com>',
      'Welcome to your new mailbox',
      'It holds 5 GB. When it is full, mail to you is rejected with "552 mailbox full".',
    ),
  ],
  [
    'a newsletter whose other fields were lost',
    'From: Versand <brief@news.example.com>\nTo: jo@example.org\nSubject: Warum Mails abgelehnt werden\n\nEin Beispiel: „550 Benutzer unbekannt“ heißt, dass es das Postfach nicht gibt. Fragen an brief@news.example.com\n',
  ],
  [
    'a list of replies without any header',
    'The replies that every sender should know:\n\n1. 550 5.1.1 <kim@example.net>: User unknown\n2. 552 5.2.2 Mailbox full\n3. 421 4.7.0 Try again later\n',
  ],
  ['several replies in one sentence', 'Guía de los rebotes duros (550) y blandos (452 buzón lleno).\n'],
  [
    'a question about a reply',
    'Hola, al escribir recibo "550 5.7.26 mail is unauthenticated". ¿Es por el SPF?\n',
  ],
  ['what a reply means', 'Nesta edição: o que significa 550 5.1.1 e o que fazer com esses contactos.\n'],
  [
    'a question above a quoted reply',
    'Do you know why this came back?\n\n> <lee@example.net>: host mx.example.net[192.0.2.25] said: 550 5.1.1 User unknown\n',
  ],
  [
    "a day's mail in numbers, without a header",
    'message bounce detail (by relay)\n--------------------------------\n  mx.example.net (total: 2)\n         2   550 5.1.1 User unknown\n',
  ],
  [
    'a letter without its header',
    'Hi Jo,\n\nmy mail to Bo came back with "550 5.1.1 User unknown". Is there a new address?\n\nAnn\n',
  ],
])('%s', (_name, text) => {
  expect(readEmail(text)).toMatchObject([{ kind: 'not-a-bounce' }])
})

test.each([
  ['a reply', '550 5.1.1 User unknown'],
  ['a reply behind who gave it', 'mx.example.net said: 552 5.2.2 Mailbox full'],
  [
    'a reply of several lines',
    '550-5.7.26 This mail is unauthenticated\n550 5.7.26 Please set up SPF or DKIM',
  ],
  ['a reply that an SMTP library quotes', 'Error: "550 5.1.1 User unknown"'],
])('%s alone is read', (_name, text) => {
  expect(readEmail(text)).toMatchObject([{ kind: 'bounce' }])
})

test('a notice that begins as a letter does, and blames somebody, is one', () => {
  const text =
    'Dear customer,\n\nyour mail could not be delivered to:\n\njo@example.net\n\n550 5.1.1 User unknown\n'
  expect(readEmail(text)).toMatchObject([
    { kind: 'bounce', recipient: 'jo@example.net', reason: 'unknown-user' },
  ])
})

const PARCELS: Readonly<Record<string, readonly [subject: string, text: string]>> = {
  en: ['Your parcel could not be delivered', 'We could not deliver your parcel: nobody was at home.'],
  de: ['Ihr Paket konnte nicht zugestellt werden', 'Ihr Paket konnte heute nicht zugestellt werden.'],
  fr: ["Votre colis n'a pas pu être livré", "Votre colis n'a pas pu être remis au destinataire."],
  es: ['No hemos podido entregar su envío', 'No se pudo entregar su paquete al destinatario.'],
  it: ['Mancata consegna del pacco', 'Non è stato possibile consegnare il pacco al destinatario.'],
  pt: ['Encomenda não entregue', 'A sua encomenda não foi entregue ao destinatário.'],
  nl: ['Uw pakket kon niet worden bezorgd', 'Uw pakket kon vandaag niet worden bezorgd.'],
  pl: ['Nie udało się dostarczyć paczki', 'Przesyłka nie została dostarczona do odbiorcy.'],
  sv: ['Paketet kunde inte levereras', 'Ditt paket kunde inte levereras.'],
  ru: ['Посылка не доставлена', 'Ваша посылка не доставлена получателю.'],
  ja: ['お荷物を配達できませんでした', 'ご不在のためお荷物を配達できませんでした。'],
}

test.each(Object.keys(PARCELS))('a parcel that did not arrive is no mail (%s)', (language) => {
  const [subject, text] = PARCELS[language]!
  const head =
    'From: Parcels <noreply@parcels.example>\nTo: jo@example.org\nContent-Type: text/plain; charset=utf-8\n'
  const mail = `${head}Subject: ${subject}\n\n${text}\n\nservice@parcels.example\n`
  expect(readEmail(mail)).toMatchObject([{ kind: 'not-a-bounce' }])
})

test('a mail system may write of a parcel', () => {
  const mail =
    'Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nTo: jo@example.org\nSubject: Undeliverable: Your parcel is on its way\n\nYour message could not be delivered to kim@example.net: the mailbox is full.\n'
  expect(readEmail(mail)).toMatchObject([
    { kind: 'bounce', recipient: 'kim@example.net', reason: 'mailbox-full' },
  ])
})

/** A mail system to the owner of a mailbox: what did not come in is nothing that he sent. */
test.each([
  ['en', 'Your mailbox news@example.org is full. New messages will be rejected. Contact help@example.org.'],
  ['en', 'The following messages addressed to you were blocked:\n\noffers@shop.example  Sale'],
  [
    'de',
    'Ihr Postfach news@example.org ist voll. Neue Nachrichten werden abgelehnt. Hilfe: hilfe@example.org',
  ],
  ['de', 'Folgende an Sie gerichtete Nachrichten wurden blockiert:\n\noffers@shop.example  Angebot'],
  ['fr', 'Votre boîte news@example.org est pleine. Les messages seront refusés. Aide : aide@example.org'],
  ['fr', "Un message de offers@shop.example qui vous était adressé contenait un virus et n'a pas été remis."],
  ['es', 'Se han bloqueado los siguientes mensajes dirigidos a usted:\n\noffers@shop.example'],
  ['es', 'Un mensaje de offers@shop.example dirigido a usted contenía un virus y no se ha entregado.'],
  ['nl', 'De volgende aan u gerichte berichten zijn geblokkeerd:\n\noffers@shop.example'],
  ['sv', 'Din brevlåda news@example.org är full. Nya meddelanden avvisas. Hjälp: hjalp@example.org'],
  ['ro', 'Căsuța dvs. news@example.org este plină. Mesajele noi vor fi respinse. Ajutor: ajutor@example.org'],
  ['uk', 'Вашу скриньку news@example.org заповнено. Нові листи буде відхилено. Допомога: help@example.org'],
  ['ja', 'お客様宛の次のメールがブロックされました:\n\noffers@shop.example  セール'],
  ['ko', '귀하에게 온 다음 메일이 차단되었습니다:\n\noffers@shop.example  세일'],
  ['zh', '以下发给您的邮件被拦截：\n\noffers@shop.example  促销'],
  ['vi', 'Hộp thư của bạn news@example.org đã đầy. Thư mới sẽ bị từ chối. Trợ giúp: help@example.org'],
  ['id', 'Kotak surat Anda news@example.org penuh. Pesan baru akan ditolak. Bantuan: help@example.org'],
  ['th', 'กล่องจดหมายของคุณ news@example.org เต็ม อีเมลใหม่จะถูกปฏิเสธ ติดต่อ help@example.org'],
])('%s, to the owner of a mailbox: %s', (_, text) => {
  for (const path of ['<>', '<postmaster@mx.example.org>']) {
    const notice = `Return-Path: ${path}\nFrom: postmaster@mx.example.org\nTo: news@example.org\nSubject: FYI\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`
    expect(readEmail(notice)).toMatchObject([{ kind: 'not-a-bounce' }])
  }
})

const cut = (subject: string) =>
  `Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org (Mail Delivery System)\nTo: news@example.org\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: multipart/report; boundary=b1\n\nThis is a MIME-encap`

test('a report that was cut off behind its header is one all the same', () => {
  expect(readEmail(cut('Undelivered Mail Returned to Sender'))).toMatchObject([
    { kind: 'bounce', recipient: null, reason: 'unknown' },
  ])
})

test.each(['Successful Mail Delivery Report', 'Your mailbox', ''])(
  '"%s", cut off, tells of no failure',
  (subject) => {
    expect(readEmail(cut(subject))[0]?.kind).not.toBe('bounce')
  },
)

test('what software writes by itself is an auto-reply where it answers, not where it tells a list', () => {
  const kindOf = (more: string) => {
    const text = mail('Ann Lee <ann@example.net>', 'Office closed', 'We are back on Monday.', more)
    return readEmail(text)[0]?.kind
  }
  const generated = 'Auto-Submitted: auto-generated\n'
  const answers = 'In-Reply-To: <1@example.org>\n'
  expect(kindOf(`${generated}${answers}`)).toBe('auto-reply')
  expect(kindOf(`${generated}X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent\n`)).toBe(
    'auto-reply',
  )
  expect(kindOf(`${generated}${answers}List-Id: <bugs.lists.example.org>\n`)).toBe('not-a-bounce')
  expect(kindOf(generated)).toBe('not-a-bounce')
})
